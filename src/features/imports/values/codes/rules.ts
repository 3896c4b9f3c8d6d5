import type { CodedField } from "../../columns/fields/rules";
import { tidy } from "../../files/cells/rules";
import { contractTypes, parseContractType } from "../contracts/rules";
import { parseLevel } from "../levels/rules";
import { type MembershipReading, parseMembership } from "../members/rules";
import { parseSex, sexes } from "../sexes/rules";

/** What the words of a column can mean, for the admin to choose from. */
export const codesOf: Record<CodedField, readonly string[]> = {
  "job.contractType": contractTypes,
  "membership.isMember": ["yes", "no"],
  "contact.sex": sexes,
  "assessment.level": ["1", "2", "3", "4", "5"],
};

type Reader = (text: string, reading: MembershipReading) => string | null;

const readers: Record<CodedField, Reader> = {
  "job.contractType": parseContractType,
  "membership.isMember": (text, reading) => {
    const { isMember } = parseMembership({ kind: "text", text }, reading);
    return isMember === null ? null : isMember ? "yes" : "no";
  },
  "contact.sex": parseSex,
  "assessment.level": (text) => parseLevel(text)?.toString() ?? null,
};

/** What a word of the file means without being told, in a column read like this; null: a person has to say. */
export function codeOf(field: CodedField, text: string, reading: MembershipReading = {}): string | null {
  return readers[field](tidy(text), reading);
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
