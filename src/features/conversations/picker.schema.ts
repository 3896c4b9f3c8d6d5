import { z } from "zod";

export const pickerSearch = z.strictObject({ q: z.string().trim().min(2).max(100) });

/** What the address of the picker says: whose conversation was saved a moment ago. */
export const pickerView = z.object({ saved: z.string().max(40).optional().catch(undefined) });
