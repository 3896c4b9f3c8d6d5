import { tidy } from "@/lib/spreadsheets/cell";
import type { CodedField } from "../columns/fields";
import { parseLevel } from "./assessment";
import { contractTypes, parseContractType } from "./contract";
import type { ColumnFacts } from "./import-mapping";
import { parseMembership } from "./membership";
import { parseSex, sexes } from "./sex";

/** What the words of a column can mean, for the admin to choose from. */
export const codesOf: Record<CodedField, readonly string[]> = {
  "job.contractType": contractTypes,
  "membership.isMember": ["yes", "no"],
  "contact.sex": sexes,
  "assessment.level": ["1", "2", "3", "4", "5"],
};

/** As statistics offices count them (ISO 5218). */
const numberedSexes: Record<string, string> = { 1: "male", 2: "female" };

type Reader = (text: string, facts: ColumnFacts) => string | null;

const readers: Record<CodedField, Reader> = {
  "job.contractType": parseContractType,
  "membership.isMember": (text, facts) => {
    const { isMember } = parseMembership({ kind: "text", text }, facts);
    return isMember === null ? null : isMember ? "yes" : "no";
  },
  "contact.sex": (text, { saysPria }) =>
    saysPria && /^p$/i.test(text) ? "male" : (parseSex(text) ?? numberedSexes[text] ?? null),
  "assessment.level": (text) => parseLevel(text)?.toString() ?? null,
};

/** What a word of the file means without being told, in a column with these facts; null: a person has to say. */
export function codeOf(field: CodedField, text: string, facts: ColumnFacts = {}): string | null {
  return readers[field](tidy(text), facts);
}

/** The same for every way to write a word with other capitals and spaces. */
export function wordKey(text: string): string {
  return tidy(text).toLowerCase().slice(0, 80);
}

/** How often a word stands in a coded column, and what it means by itself. */
export interface CodedWord {
  text: string;
  rows: number;
  code: string | null;
}

/** More different words are no vocabulary, and nobody would go through them. */
export const mostWords = 60;
