import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { isOneRegion, regionFields, twoRegions } from "@/lib/region-input";

const words = (most: number) => z.string().trim().min(1).max(most);

export const editEmployerInput = z
  .strictObject({
    employerId: id,
    version: z.coerce.number().int(),
    name: words(200),
    companyGroup: words(200).optional(),
    sector: words(120).optional(),
    ...regionFields,
    oshubId: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}\d{7}[A-Z0-9]{6}$/, "format")
      .optional(),
    registrationNumber: words(120).optional(),
    registeredOn: day.optional(),
    registrationOffice: words(200).optional(),
  })
  .refine(isOneRegion, twoRegions)
  .refine((input) => input.registrationNumber || !(input.registeredOn || input.registrationOffice), {
    path: ["registrationNumber"],
    error: "required",
  });
export type EditEmployer = z.output<typeof editEmployerInput>;

/** What stands in the address of the list; nonsense is the first page. */
export const employerFilter = z.object({
  q: z.string().trim().max(120).catch(""),
  after: z.string().max(200).optional().catch(undefined),
});
export type EmployerFilter = z.output<typeof employerFilter>;

export function employersHref({ q = "", after }: Partial<EmployerFilter>): string {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(after ? { after } : {}) }).toString();
  return query ? `/employers?${query}` : "/employers";
}
