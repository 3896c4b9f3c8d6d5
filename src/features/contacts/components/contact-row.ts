import type { AssessmentLevel } from "@/components/ui/assessment-style";
import type { Context } from "@/lib/context";
import { daysSince } from "@/lib/dates";
import { type ContactFilter, contactHref, contactsHref, withLog } from "../filter.schema";
import type { ListedContact, Standing } from "../queries";
import { isStale } from "../stale";

export type RowStanding = {
  isMember: boolean;
  assessment: AssessmentLevel | null;
  stale: boolean;
  /** Since the last conversation; null: there was none. */
  quietDays: number | null;
};

/** A row of a list as the browser gets it: what is shown, and where it leads. */
export type ContactRow = Omit<ListedContact, "standing"> & {
  standing: RowStanding | null;
  href: string;
  logHref: string;
};

type At = { filter: ContactFilter; now: Date };

export function contactRow(
  { timeZone }: Pick<Context, "timeZone">,
  { standing, ...contact }: ListedContact,
  { filter, now }: At,
): ContactRow {
  return {
    ...contact,
    standing: standing && standingOf(standing, { now, timeZone }),
    href: contactHref(contact.id, filter),
    logHref: withLog(contactsHref(filter), contact.id),
  };
}

function standingOf(
  { isMember, assessment, assessedAt, lastConversationAt: last }: Standing,
  { now, timeZone }: { now: Date; timeZone: string },
): RowStanding {
  const level = assessment as AssessmentLevel | null;
  const quietDays = last && daysSince(last, now, timeZone);
  return { isMember, assessment: level, stale: isStale(level, assessedAt, now), quietDays };
}
