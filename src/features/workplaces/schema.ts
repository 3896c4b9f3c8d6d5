import { z } from "zod";
import { id } from "@/lib/ids";
import { isOneRegion, regionFields, twoRegions } from "@/lib/region-input";

const name = z.string().trim().min(1).max(200);
const town = z.string().trim().max(120).optional();

export const createWorkplaceInput = z.strictObject({ employer: name, name, town, id: id.optional() });
export const editWorkplaceInput = z.strictObject({ workplaceId: id, employer: name, name, town });
export const archiveWorkplaceInput = z.strictObject({ workplaceId: id, archived: z.boolean() });

export const placeWorkplaceInput = z
  .strictObject({ workplaceId: id, ...regionFields })
  .refine(isOneRegion, twoRegions);

export type CreateWorkplace = z.output<typeof createWorkplaceInput>;
export type EditWorkplace = z.output<typeof editWorkplaceInput>;
export type ArchiveWorkplace = z.output<typeof archiveWorkplaceInput>;
export type PlaceWorkplace = z.output<typeof placeWorkplaceInput>;
