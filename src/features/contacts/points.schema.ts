import { z } from "zod";
import { id } from "@/lib/ids";

export const markNumberInput = z.strictObject({ pointId: id, wrong: z.boolean() });
export type MarkNumberInput = z.output<typeof markNumberInput>;
