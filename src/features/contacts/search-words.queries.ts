import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { wordsForAddress, wordsOfAddress } from "@/lib/words-in-address";
import {
  type ContactFilter,
  contactFilter,
  contactsHref,
  filterOfScope,
  searchedWords,
} from "./filter.schema";
import { contacts } from "./policy";
import type { SearchList } from "./schema";

/** The list of an address, with the words that are sealed in it. */
export function filterOfAddress(ctx: Context, asked: Record<string, unknown>): ContactFilter {
  const { s, ...filter } = contactFilter.parse(asked);
  const words = searchedWords.safeParse(wordsOfAddress(ctx, s));
  return words.success ? { ...filter, s, q: words.data } : { ...filter, s: undefined };
}

/** The same for the part of an address that remembers a list. */
export function filterOfPart(ctx: Context, part: string | string[] | undefined): ContactFilter {
  const text = Array.isArray(part) ? part[0] : part;
  return filterOfAddress(ctx, Object.fromEntries(new URLSearchParams(text ?? "")));
}

/** The address of a list, searched. */
export function searchedList(ctx: Context, { q, filter }: SearchList): string {
  authorize(ctx, contacts.read);
  const list = filterOfScope(filter);
  const s = q ? wordsForAddress(ctx, q) : undefined;
  return contactsHref({ ...list, after: undefined, s });
}
