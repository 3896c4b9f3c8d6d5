"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { publicAction, quietFormAction } from "@/lib/action";
import { deviceCookie } from "@/lib/device-cookie";
import { AppError } from "@/lib/errors";
import { type HalfOpenSession, halfOpenSession, sessionCookie } from "@/lib/session";
import { visitorOf } from "@/lib/visitor";
import { nothingInput } from "./account.schema";
import { assertionInput, codeInput } from "./second-factor.schema";
import { askPasskeyFor, leaveHalfOpen, passWithCode, passWithPasskey } from "./second-step.mutations";

export const passWithCodeAction = publicAction(codeInput, async ({ code }) => {
  await remember(await passWithCode(await requireHalfOpen(), code, await visitor()));
});

export const askPasskeyAction = publicAction(nothingInput, async () =>
  askPasskeyFor(await requireHalfOpen()),
);

export const passWithPasskeyAction = publicAction(assertionInput, async ({ answer }) => {
  await remember(await passWithPasskey(await requireHalfOpen(), answer, await visitor()));
});

/** Back to the sign-in page, for another user. */
export const leaveHalfOpenAction = quietFormAction(async () => {
  const half = await halfOpenSession();
  if (half) {
    await leaveHalfOpen(half);
    (await cookies()).set(sessionCookie.name, "", { ...sessionCookie.options, maxAge: 0 });
  }
  redirect("/sign-in");
});

async function requireHalfOpen(): Promise<HalfOpenSession> {
  const half = await halfOpenSession();
  if (!half) throw new AppError("UNAUTHENTICATED");
  return half;
}

async function visitor() {
  const list = await headers();
  return visitorOf((name) => list.get(name));
}

async function remember({ device }: { device: string }): Promise<void> {
  (await cookies()).set(deviceCookie.name, device, deviceCookie.options);
}
