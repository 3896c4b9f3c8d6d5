import { z } from "zod";
import { id } from "@/lib/ids";
import { disclosureReasons, erasureReasons } from "./vocabulary.schema";

export const discloseInput = z.strictObject({
  contactId: id,
  reason: z.enum(disclosureReasons),
  format: z.enum(["html", "json"]),
});
export type DiscloseInput = z.output<typeof discloseInput>;

export const eraseInput = z.strictObject({
  contactId: id,
  version: z.coerce.number().int(),
  reason: z.enum(erasureReasons),
  /** The name, typed again: nobody erases a person by a slip of the finger. */
  name: z.string().trim().max(200),
});
export type EraseInput = z.output<typeof eraseInput>;
