import { z } from "zod";
import { id } from "@/lib/ids";
import { isStorable } from "@/lib/storable";

export const sorts = ["name", "last", "assessed"] as const;
export const assessmentMarks = ["1", "2", "3", "4", "5", "none"] as const;
/** What is not known of a contact. */
const lacking = ["phone", "shift", "card"] as const;
export type Lacking = (typeof lacking)[number];
export type AssessmentMark = (typeof assessmentMarks)[number];

const single = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema.optional()).catch(undefined);

const marks = z
  .preprocess((value) => [value ?? []].flat().flatMap((part) => String(part).split(",")), z.array(z.string()))
  .transform((values) => assessmentMarks.filter((mark) => values.includes(mark)));

export const searchedWords = z.string().trim().min(1).max(100).refine(isStorable);

/** The address of a list of people. Values that make no sense count as not given. */
export const contactFilter = z.object({
  /** What was typed; it goes into no address. */
  q: single(searchedWords),
  /** The same, sealed for one user (`wordsForAddress`). */
  s: single(z.string().max(900)),
  workplace: single(id),
  department: single(id),
  shift: single(id),
  assessment: marks,
  member: single(z.enum(["yes", "no"])),
  issue: single(id),
  quiet: single(z.coerce.number().int().min(1).max(3650)),
  campaign: single(id),
  stage: single(id),
  lacks: single(z.enum(lacking)),
  sort: single(z.enum(sorts)),
  after: single(z.string().max(1600)),
});

export type ContactFilter = z.output<typeof contactFilter>;

export const noFilter: ContactFilter = contactFilter.parse({});

/** As it stands in an address, in one fixed order; without the page. */
export const filterQuery = ({ q: _typed, ...filter }: Partial<ContactFilter>): string => inOrder(filter);

/** As it is kept where nobody else looks: with what was typed. */
export const filterScope = ({ s: _sealed, ...filter }: Partial<ContactFilter>): string => inOrder(filter);

function inOrder({ after: _page, ...filter }: Partial<ContactFilter>): string {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) {
    const text = Array.isArray(value) ? value.join(",") : value;
    if (text) words.set(key, String(text));
  }
  return words.toString().replaceAll("%2C", ",");
}

export function contactsHref(filter: Partial<ContactFilter> = {}): string {
  const page = filter.after ? `after=${encodeURIComponent(filter.after)}` : "";
  const words = [filterQuery(filter), page].filter(Boolean).join("&");
  return words ? `/contacts?${words}` : "/contacts";
}

/** Remembers the list that led there for "12 of 40". */
export function contactHref(contactId: string, filter: Partial<ContactFilter> = {}): string {
  const words = filterQuery(filter);
  return `/contacts/${contactId}${words ? `?in=${encodeURIComponent(words)}` : ""}`;
}

export const filterOfScope = (scope: string): ContactFilter =>
  contactFilter.parse(Object.fromEntries(new URLSearchParams(scope)));

export function narrows({ sort: _order, ...filter }: ContactFilter): boolean {
  return inOrder(filter) !== "";
}

export const withLog = (href: string, contactId: string) =>
  `${href}${href.includes("?") ? "&" : "?"}log=${contactId}`;
