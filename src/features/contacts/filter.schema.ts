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

/** The address of a list of people. Values that make no sense count as not given. */
export const contactFilter = z.object({
  q: single(z.string().trim().min(1).max(100).refine(isStorable)),
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
  after: single(z.string().max(600)),
});

export type ContactFilter = z.output<typeof contactFilter>;

export const noFilter: ContactFilter = contactFilter.parse({});

/** In one fixed order; without the page. */
export function filterQuery({ after: _page, ...filter }: Partial<ContactFilter>): string {
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

export function filterOfWords(words: string | string[] | undefined): ContactFilter {
  const text = Array.isArray(words) ? words[0] : words;
  return contactFilter.parse(Object.fromEntries(new URLSearchParams(text ?? "")));
}

export function narrows({ sort: _order, after: _page, ...filter }: ContactFilter): boolean {
  return filterQuery(filter) !== "";
}

export const withLog = (href: string, contactId: string) =>
  `${href}${href.includes("?") ? "&" : "?"}log=${contactId}`;
