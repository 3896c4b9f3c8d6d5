import type { PhoneEntryInput } from "./outbox.schema";
import { localNow } from "./phone-days";
import type { PhoneList, PhonePerson } from "./phone-list";

type Entry<Kind> = Extract<PhoneEntryInput, { kind: Kind }>;

/** Idempotent. Until a new list comes, nobody's state goes backwards. */
export function patched(list: PhoneList, entry: PhoneEntryInput): PhoneList {
  if (entry.kind === "contact") return withNew(list, entry);
  return { ...list, people: list.people.map((person) => patchedPerson(list, person, entry)) };
}

function withNew(list: PhoneList, entry: Entry<"contact">): PhoneList {
  if (list.people.some(({ id }) => id === entry.id)) return list;
  return { ...list, people: [personOf(list, entry), ...list.people], total: list.total + 1 };
}

function personOf({ workplaces }: PhoneList, entry: Entry<"contact">): PhonePerson {
  const workplace = workplaces.find(({ id }) => id === entry.workplaceId);
  const department = workplace?.departments.find(({ id }) => id === entry.departmentId);
  const shift = workplace?.shifts.find(({ id }) => id === entry.shiftId);
  return {
    ...{ id: entry.id, name: entry.name, nickname: null, line: entry.line ?? null },
    ...{
      workplace: workplace?.name ?? null,
      department: department?.name ?? null,
      shift: shift?.name ?? null,
    },
    ...{ shiftPosition: null, startsAt: null, doNotContact: false },
    ...{ lastOutcome: null, lastOn: null, ask: null, openFollowUps: [] },
  };
}

function patchedPerson(
  list: PhoneList,
  person: PhonePerson,
  entry: Exclude<PhoneEntryInput, Entry<"contact">>,
): PhonePerson {
  if (entry.kind === "conversation")
    return entry.contactId === person.id ? talked(list, person, entry) : person;
  if (!person.openFollowUps.some(({ id }) => id === entry.followUpId)) return person;
  const openFollowUps =
    entry.kind === "kept"
      ? person.openFollowUps.filter(({ id }) => id !== entry.followUpId)
      : person.openFollowUps.map((each) =>
          each.id === entry.followUpId ? { ...each, dueOn: entry.dueOn } : each,
        );
  return { ...person, openFollowUps };
}

function talked(list: PhoneList, person: PhonePerson, entry: Entry<"conversation">): PhonePerson {
  const day = entry.heldOn ?? localNow(list.timeZone, new Date(entry.at)).day;
  const isNewest = list.may.assess && day >= (person.lastOn ?? "");
  const others = person.openFollowUps.filter(
    ({ id }) => id !== entry.id && !(entry.keeps ?? []).includes(id),
  );
  const { followUp } = entry;
  const added = followUp
    ? [{ id: entry.id, promise: followUp.promise || null, dueOn: followUp.dueOn, fresh: true }]
    : [];
  return {
    ...person,
    ...(isNewest && { lastOutcome: entry.outcome, lastOn: day }),
    ...(isNewest && assessedIn(list, entry)),
    openFollowUps: [...others, ...added],
  };
}

/** Where the union has assessments on its phones. */
function assessedIn({ may }: PhoneList, { assessment }: Entry<"conversation">) {
  return may.seeAssessments && assessment !== undefined ? { assessment: Number(assessment) } : {};
}
