import type { Outcome } from "@/features/conversations/vocabulary.schema";

/** More people than anybody meets in a week; what a stolen phone could tell stays small. */
export const mostPeople = 300;

export type Promised = {
  id: string;
  promise: string | null;
  dueOn: string;
  /** Made on this phone since: what the server calls it comes with the next list. */
  fresh?: boolean;
};

/**
 * One person as a phone knows her: who, where, how it went last, what was promised to her. No telephone, no assessment, no
 * membership, no note, no number of an identity card: what a stolen phone could tell is a name at a place.
 */
export type PhonePerson = {
  id: string;
  name: string;
  nickname: string | null;
  workplace: string | null;
  department: string | null;
  line: string | null;
  shift: string | null;
  shiftPosition: number | null;
  startsAt: string | null;
  doNotContact: boolean;
  lastOutcome: Outcome | null;
  lastOn: string | null;
  ask: string | null;
  promises: Promised[];
};

export type PhonePlace = {
  id: string;
  name: string;
  departments: { id: string; name: string }[];
  shifts: { id: string; name: string }[];
};

type Prompt = { position: number; title: string; hint: string };

export type PhoneList = {
  takenAt: string;
  expiresAt: string;
  timeZone: string;
  user: { id: string; name: string };
  people: PhonePerson[];
  /** How many the choice means; more than `people` when it means too many. */
  total: number;
  issues: { id: string; name: string }[];
  places: PhonePlace[];
  /** The guided conversation in both languages: the phone's may change without signal. A list of an older build has none. */
  prompts?: Record<"id" | "en", Prompt[]>;
  may: { assess: boolean; note: boolean; create: boolean };
};

/** The server's answer as a list; null for anything else, such as a page that a proxy sent in its place. */
export function phoneListOf(answer: object): PhoneList | null {
  return isPhoneList(answer) ? answer : null;
}

// Without a parser: the phone's shell has to be small, and the answer is of the same build.
function isPhoneList(answer: object): answer is PhoneList {
  const { takenAt, expiresAt, user, people, issues, places, may }: Partial<PhoneList> = answer;
  const days = [takenAt, expiresAt].every((day) => typeof day === "string" && !Number.isNaN(Date.parse(day)));
  return (
    days &&
    [people, issues, places].every(Array.isArray) &&
    [user, may].every((each) => typeof each === "object")
  );
}
