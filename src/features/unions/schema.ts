import { z } from "zod";
import { email, password, personName } from "@/features/users/schema";

const unionName = z.string().trim().min(1, "required").max(200, "too_long");
const timeZone = z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), "choice");

const country = z.string({ error: "choice" }).regex(/^[A-Z]{2}$/, "choice");

export const firstRunInput = z.strictObject({
  token: z.string({ error: "required" }).trim().min(1, "required").max(200),
  unionName,
  locale: z.enum(["id", "en"], { error: "choice" }),
  country,
  timeZone,
  name: personName,
  email,
  password,
});
export type FirstRunInput = z.output<typeof firstRunInput>;

export const unionInput = z.strictObject({
  name: unionName,
  timeZone,
  country,
  phoneAssessments: z.coerce.boolean().default(false),
});
export type UnionInput = z.output<typeof unionInput>;

export const branchInput = unionInput
  .omit({ phoneAssessments: true })
  .extend({ locale: z.enum(["id", "en"], { error: "choice" }) });
export type BranchInput = z.output<typeof branchInput>;
