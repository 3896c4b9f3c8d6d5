import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const base64url = (data: Buffer) => data.toString("base64url");

type Oddities = {
  origin?: string;
  rpId?: string;
  /** The device's own lock was not opened. */
  unlocked?: false;
};

/** A passkey made of nothing but a key, as a device keeps one. */
export function softPasskey({ origin = "http://localhost:3000", rpId = "localhost" } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const credentialId = randomBytes(32);
  let counter = 0;
  const head = ({ rpId: of = rpId, unlocked = true as boolean }, attested: boolean) => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = 0x01 | (unlocked ? 0x04 : 0) | (attested ? 0x40 : 0);
    return Buffer.concat([sha256(of), Buffer.from([flags]), count]);
  };
  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  const about = {
    ...{ id: base64url(credentialId), rawId: base64url(credentialId), type: "public-key" as const },
    clientExtensionResults: {},
  };
  return {
    make({ challenge }: { challenge: string }, odd: Oddities = {}) {
      const key = Buffer.concat([
        Buffer.from("a5010203262001215820", "hex"),
        Buffer.from(x, "base64url"),
        Buffer.from("225820", "hex"),
        Buffer.from(y, "base64url"),
      ]);
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 32]), credentialId, key]);
      const authData = Buffer.concat([head(odd, true), credential]);
      const object = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        Buffer.from([authData.length]),
        authData,
      ]);
      return {
        ...about,
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", challenge, odd.origin ?? origin)),
          attestationObject: base64url(object),
          transports: ["internal" as const],
        },
      };
    },
    sign({ challenge }: { challenge: string }, odd: Oddities = {}) {
      const data = clientData("webauthn.get", challenge, odd.origin ?? origin);
      const authData = head(odd, false);
      const signed = Buffer.concat([authData, sha256(data)]);
      const signature = createSign("sha256").update(signed).sign(privateKey);
      return {
        ...about,
        response: {
          clientDataJSON: base64url(data),
          authenticatorData: base64url(authData),
          signature: base64url(signature),
        },
      };
    },
  };
}
