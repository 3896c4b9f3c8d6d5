import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { isStorable } from "@/lib/storable";
import { contractTypes, sexes } from "./vocabulary";

const text = (max: number) => z.string().trim().max(max);
const optional = (max: number) => text(max).optional();

const numbers = z.array(text(40)).max(6).default([]);
const addresses = z
  .array(z.string().trim().toLowerCase().pipe(z.email("email")))
  .max(6)
  .default([]);

const person = {
  name: text(200).min(1),
  nickname: optional(120),
  sex: z.enum(sexes).optional(),
  birthDate: day.optional(),
  nationalId: text(40).optional(),
  phones: numbers,
  emails: addresses,
};

export const jobFields = {
  workplaceId: id.optional(),
  departmentId: id.optional(),
  shiftId: id.optional(),
  line: optional(80),
  title: optional(120),
  employeeNumber: optional(40),
  contractType: z.enum(contractTypes).optional(),
  contractEndsOn: day.optional(),
  startedOn: day.optional(),
};

export const createContactInput = z.strictObject({
  ...person,
  ...jobFields,
  /** Made by the caller, so that sending twice makes one contact. */
  id: id.optional(),
  isMember: z.literal("on").optional(),
  joinedOn: day.optional(),
  cardNumber: optional(40),
  /** The user looked at the contacts who may be the same person, and says that this is another. */
  another: z.literal("yes").optional(),
  /** What follows once the contact is there. */
  follow: z.literal("log").optional(),
  /** The contacts that the user was shown, and who are other people. */
  notSame: z.array(id).max(20).optional(),
});
export type CreateContactInput = z.output<typeof createContactInput>;

/** What an unfinished form tells of the person. */
export const namesakeInput = createContactInput
  .pick({
    name: true,
    nickname: true,
    birthDate: true,
    nationalId: true,
    phones: true,
    emails: true,
    workplaceId: true,
    departmentId: true,
    employeeNumber: true,
    cardNumber: true,
  })
  .strip();
export type NamesakeInput = z.output<typeof namesakeInput>;

export const updateContactInput = z.strictObject({
  ...person,
  id,
  version: z.coerce.number().int(),
  birthPlace: optional(120),
  address: optional(500),
  background: optional(2000),
  deceasedOn: day.optional(),
});
export type UpdateContactInput = z.output<typeof updateContactInput>;

export const contactId = z.strictObject({ id });

export const undoEditInput = z.strictObject({ contactId: id, editId: id });
export type UndoEdit = z.output<typeof undoEditInput>;

/** What is typed into the field of a choice; empty for the first ones. */
export const choiceSearch = z.strictObject({ q: z.string().trim().max(100).refine(isStorable) });

/** What is typed above a list, and the rest of the list's address. */
export const searchList = z.strictObject({
  q: z.string().trim().max(100).refine(isStorable).default(""),
  filter: z.string().max(2000).default(""),
});
export type SearchList = z.output<typeof searchList>;
