import type { Outcome } from "@/features/conversations/vocabulary.schema";

/** A limit to what a stolen phone could tell: more people than a user meets in a week. */
export const mostPeople = 300;

export type PhoneFollowUp = {
  id: string;
  promise: string | null;
  dueOn: string;
  /** Made on this phone since the list was taken: the server's id comes with the next list. */
  fresh?: boolean;
};

/**
 * What a phone may know of a person. No telephone, membership, note or identity number: a stolen phone could tell names and
 * places. Assessments only where the union wants them on its phones.
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
  /** Not there where the union keeps assessments off its phones. */
  assessment?: number | null;
  lastOutcome: Outcome | null;
  lastOn: string | null;
  ask: string | null;
  openFollowUps: PhoneFollowUp[];
};

export type PhoneWorkplace = {
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
  /** How many the choice means; more than `people` when that is too many. */
  total: number;
  issues: { id: string; name: string }[];
  workplaces: PhoneWorkplace[];
  /** In both languages: the phone's may change without signal. A list of an older build has none. */
  prompts?: Record<"id" | "en", Prompt[]>;
  may: { seeAssessments?: boolean; assess: boolean; note: boolean; create: boolean };
};

/** The server's answer as a list; null for anything else, such as a page that a proxy sent in its place. */
export function phoneListOf(answer: object): PhoneList | null {
  return isPhoneList(answer) ? answer : null;
}

// Without a parser: the phone's shell has to be small, and the answer is of the same build.
function isPhoneList(answer: object): answer is PhoneList {
  const { takenAt, expiresAt, user, people, issues, workplaces, may }: Partial<PhoneList> = answer;
  const days = [takenAt, expiresAt].every((day) => typeof day === "string" && !Number.isNaN(Date.parse(day)));
  return (
    days &&
    [people, issues, workplaces].every(Array.isArray) &&
    [user, may].every((each) => typeof each === "object")
  );
}
