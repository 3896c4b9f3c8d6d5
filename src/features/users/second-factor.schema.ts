import { z } from "zod";
import { id } from "@/lib/ids";
import { plainCode } from "./recovery-code";

/** Six digits of the app, or the twelve of a recovery code. */
const code = z
  .string({ error: "required" })
  .max(40, "code_form")
  .transform(plainCode)
  .pipe(z.string().regex(/^(\d{6}|\d{12})$/, "code_form"));

export const codeInput = z.strictObject({ code });

/** `sealed` is what the server gave with the picture. */
export const confirmAppInput = z.strictObject({ sealed: z.string().min(1).max(400), code });
export type ConfirmAppInput = z.output<typeof confirmAppInput>;

const text = z.string().min(1).max(8_000);
const credential = {
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
  /** What extensions say is of no use here. */
  clientExtensionResults: z.unknown().transform(() => ({})),
};
const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: z.string().max(400).optional(),
  }),
});
export const assertionInput = z.strictObject({ answer: assertion });
export type Assertion = z.output<typeof assertion>;

const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z
      .array(z.string().max(20))
      .max(10)
      .default([])
      .transform((given) => transports.filter((each) => given.includes(each))),
  }),
});
export const attestationInput = z.strictObject({ answer: attestation });
export type Attestation = z.output<typeof attestation>;

export const passkeyInput = z.strictObject({ passkeyId: id });
