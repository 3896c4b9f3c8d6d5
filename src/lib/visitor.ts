import "server-only";
import { deviceCookie } from "./device-cookie";
import { networkOf } from "./network";
import { deviceFamily } from "./user-agent";

/** Where a request comes from, before anybody is signed in. */
export type Visitor = {
  /** 203.0.113.0/24, or "unknown". */
  network: string;
  /** "Chrome · Android", or "". */
  device: string;
  /** The device cookie as it was sent. */
  cookie: string | undefined;
};

/** Written by scripts/web.mjs, which sees the connection; whatever a client sends under this name is thrown away there. */
const clientHeader = "x-serikat-client";

export function visitorOf(header: (name: string) => string | null | undefined): Visitor {
  return {
    network: networkOf(header(clientHeader) ?? ""),
    device: deviceFamily(header("user-agent") ?? ""),
    cookie: cookieIn(header("cookie") ?? ""),
  };
}

function cookieIn(header: string): string | undefined {
  const pair = header
    .split(";")
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${deviceCookie.name}=`));
  return pair?.slice(deviceCookie.name.length + 1);
}
