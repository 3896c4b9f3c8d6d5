import type { CodedField } from "../../columns/fields/rules";
import type { ColumnFacts } from "../../columns/rules";
import { tidy } from "../../files/cells/rules";
import { contractTypes, parseContractType } from "../contracts/rules";
import { parseLevel } from "../levels/rules";
import { memberWord } from "../members/words/rules";
import { parseSex, sexes } from "../sexes/rules";

/** What the words of a column can mean, for the admin to choose from. */
export const codesOf: Record<CodedField, readonly string[]> = {
  "job.contractType": contractTypes,
  "membership.isMember": ["yes", "no"],
  "contact.sex": sexes,
  "assessment.level": ["1", "2", "3", "4", "5"],
};

/** As statistics offices count them (ISO 5218). */
const numberedSexes: Record<string, string> = { 1: "male", 2: "female" };

const readers: Record<CodedField, (text: string) => string | null> = {
  "job.contractType": parseContractType,
  "membership.isMember": (text) => {
    const word = memberWord(text);
    return word === null ? null : word === "member" ? "yes" : "no";
  },
  "contact.sex": (text) => parseSex(text) ?? numberedSexes[text] ?? null,
  "assessment.level": (text) => parseLevel(text)?.toString() ?? null,
};

/** What a word of the file means without being told; null: a person has to say. */
export function codeOf(field: CodedField, text: string, facts: ColumnFacts = {}): string | null {
  const plain = tidy(text);
  if (field === "contact.sex" && facts.saysPria && /^p$/i.test(plain)) return "male";
  return readers[field](plain);
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
