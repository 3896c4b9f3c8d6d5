import type { z } from "zod";
import { recordHeadcountInput } from "./headcounts.schema";
import { createWorkplaceInput } from "./schema";

export const countedWorkplaceInput = createWorkplaceInput
  .pick({ employer: true, name: true })
  .extend(recordHeadcountInput.pick({ eligible: true, source: true }).shape);
export type CountedWorkplace = z.output<typeof countedWorkplaceInput>;
