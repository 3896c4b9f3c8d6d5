import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkServerIdentity, connect, createServer } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeAuthority, makeLeaf } from "./certificates.mjs";
import { ensureCertificates, readCertificates } from "./store.mjs";

const now = new Date("2026-11-30T06:00:00Z");
const later = (days) => new Date(now.getTime() + days * 86_400_000);
const office = { addresses: ["192.168.1.20"], names: ["office.local"] };

let folder;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "lan-")), "lan");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

const ensure = (options = {}) => ensureCertificates({ folder, ...office, now, ...options });
const leaf = () => readFileSync(join(folder, "server.pem"), "utf8");

/** What a phone says of the server's certificate: null, or the code of its refusal. */
async function shakeHands({ cert, key }, { ca, servername, host = "192.168.1.20" }) {
  const server = createServer({ cert, key }, (socket) => socket.end()).listen(0, "127.0.0.1");
  server.on("tlsClientError", () => undefined);
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address();
  const problem = await new Promise((resolve) => {
    // Named as it is typed: Node checks the certificate against it, not against where the test finds the server.
    const socket = connect({
      port,
      host: "127.0.0.1",
      ca,
      servername,
      checkServerIdentity: (_, certificate) => checkServerIdentity(servername ?? host, certificate),
    });
    socket.once("secureConnect", () => resolve(null));
    // OpenSSL has a code for most refusals, and words for all.
    socket.once("error", ({ code, message }) => resolve(code === "UNSPECIFIED" ? message : code));
    socket.once("close", () => resolve("closed"));
  });
  server.close();
  return problem;
}

describe("a certificate of an own authority", () => {
  it("is taken by whoever trusts the authority, by address and by name", async () => {
    const { authority } = await ensure();
    const served = readCertificates(folder);
    expect(await shakeHands(served, { ca: authority })).toBeNull();
    expect(await shakeHands(served, { ca: authority, servername: "office.local" })).toBeNull();
  });

  it("is refused by whoever does not", async () => {
    await ensure();
    expect(await shakeHands(readCertificates(folder), {})).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  });

  it("is refused for an address that it does not name", async () => {
    const { authority } = await ensure();
    const answer = await shakeHands(readCertificates(folder), { ca: authority, host: "192.168.1.21" });
    expect(answer).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  });

  it("is refused for a name outside private networks, whatever the authority signs", async () => {
    const authority = await makeAuthority({ name: "office" });
    const bank = await makeLeaf({ authority, addresses: [], names: ["bank.example"] });
    const answer = await shakeHands(
      { cert: bank.certificate, key: bank.key },
      { ca: authority.certificate, servername: "bank.example" },
    );
    expect(answer).toBe("permitted subtree violation");
  });
});

describe("ensureCertificates", () => {
  it("keeps what is there", async () => {
    const first = await ensure();
    const before = leaf();
    const again = await ensure({ now: later(100) });
    expect([first.isNew, again.isNew, again.authority]).toEqual([true, false, first.authority]);
    expect(leaf()).toBe(before);
  });

  it("renews the server's when an address changes, under the same authority", async () => {
    const first = await ensure();
    const before = leaf();
    const moved = await ensure({ addresses: ["192.168.1.77"] });
    expect(moved.authority).toBe(first.authority);
    expect(leaf()).not.toBe(before);
    expect(
      await shakeHands(readCertificates(folder), { ca: moved.authority, host: "192.168.1.77" }),
    ).toBeNull();
  });

  it("renews the server's two months before its end", async () => {
    await ensure();
    const before = leaf();
    await ensure({ now: later(340) });
    expect(leaf()).not.toBe(before);
  });

  it("makes a new authority, and says so, two months before the end of the old one", async () => {
    const first = await ensure();
    const next = await ensure({ now: later(3600) });
    expect([next.isNew, next.authority === first.authority]).toEqual([true, false]);
  });

  it("keeps the keys from everybody but their owner", async () => {
    await ensure();
    for (const name of ["authority-key.pem", "server-key.pem"])
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
  });
});
