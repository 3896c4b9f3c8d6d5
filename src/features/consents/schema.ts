import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { channels, spokenSources } from "./vocabulary.schema";

export const recordConsentInput = z.strictObject({
  contactId: id,
  /** Made by the caller, so that sending twice records it once. */
  recordId: id,
  state: z.enum(["given", "withdrawn"]),
  channels: z.array(z.enum(channels)).min(1, "required").max(channels.length).prefault([]),
  /** Everything, or one purpose alone. */
  purpose: z.enum(["all", "union", "campaign"]).default("all"),
  source: z.enum(spokenSources),
  wording: z.string().trim().max(120).optional(),
  saidOn: day.optional(),
});
export type RecordConsentInput = z.output<typeof recordConsentInput>;

export const takeBackConsentInput = z.strictObject({ contactId: id, recordId: id });
export type TakeBackConsentInput = z.output<typeof takeBackConsentInput>;
