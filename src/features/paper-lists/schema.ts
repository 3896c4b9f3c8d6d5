import { z } from "zod";
import { id } from "@/lib/ids";
import { type SheetLocale, validDays, whoChoices } from "./sheet.schema";

const ticked = z.literal("on").optional();

export const createPaperListInput = z.strictObject({
  /** Made with the form, so that sending it twice prints one list. */
  id,
  workplaceId: id,
  departmentIds: z.array(id).max(200).default([]),
  shiftIds: z.array(id).max(50).default([]),
  lines: z.array(z.string().trim().min(1).max(80)).max(200).default([]),
  who: z.enum(whoChoices, { error: "choice" }),
  fullNames: ticked,
  ratings: ticked,
  phones: ticked,
  returnTo: z.string().trim().max(120, "too_long").optional(),
  days: z.enum(validDays, { error: "choice" }),
});

/** What the screen before chose; what makes no sense counts as not given. */
export const paperPreset = z.object({
  workplace: id.optional().catch(undefined),
  department: id.optional().catch(undefined),
  shift: id.optional().catch(undefined),
  who: z.enum(whoChoices).optional().catch(undefined),
});

export const openSheetInput = z.strictObject({ code: z.string({ error: "required" }).max(40, "too_long") });
export const paperListId = z.strictObject({ id });

export type CreatePaperList = z.output<typeof createPaperListInput> & { locale: SheetLocale };
