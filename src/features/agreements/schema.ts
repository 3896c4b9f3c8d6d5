import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";

const terms = {
  number: z.string().trim().min(1).max(120),
  startsOn: day,
  endsOn: day,
  registration: z.string().trim().min(1).max(200).optional(),
  openPoints: z.string().trim().min(1).max(2000).optional(),
};
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => endsOn > startsOn;
const disorder = { path: ["endsOn"], error: "order" };

export const recordAgreementInput = z
  .strictObject({ id: id.optional(), employerId: id, ...terms })
  .refine(inOrder, disorder);
export const editAgreementInput = z
  .strictObject({ agreementId: id, version: z.coerce.number().int(), ...terms })
  .refine(inOrder, disorder);
export const withdrawAgreementInput = z.strictObject({ agreementId: id, withdrawn: z.boolean() });

export type RecordAgreement = z.output<typeof recordAgreementInput>;
export type EditAgreement = z.output<typeof editAgreementInput>;
export type WithdrawAgreement = z.output<typeof withdrawAgreementInput>;
