import "fake-indexeddb/auto";
import { vi } from "vitest";
import type { PhoneEntryInput } from "@/features/devices/outbox.schema";
import type { PhoneList, PhonePerson } from "@/features/devices/phone-list";
import { newId } from "@/lib/ids";

/** What Node lacks of a browser: navigator.locks and onLine. */
export function phoneBrowser() {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, work: () => unknown) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const navigator = { onLine: true, locks: { request } };
  vi.stubGlobal("navigator", navigator);
  return navigator;
}

export const person = (name: string, more: Partial<PhonePerson> = {}): PhonePerson => ({
  ...{
    id: newId(),
    name,
    nickname: null,
    workplace: "Plant",
    department: "Sewing",
    line: null,
    shift: "Morning",
  },
  ...{ shiftPosition: 1, startsAt: null, doNotContact: false, lastOutcome: null, lastOn: null, ask: null },
  openFollowUps: [],
  ...more,
});

export const phoneList = (people: PhonePerson[], more: Partial<PhoneList> = {}): PhoneList => ({
  takenAt: new Date().toISOString(),
  expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  timeZone: "Asia/Jakarta",
  user: { id: newId(), name: "Sari" },
  people,
  total: people.length,
  issues: [],
  workplaces: [],
  may: { assess: true, note: true, create: true },
  ...more,
});

export const conversationWith = (contactId: string, more: object = {}) =>
  ({
    ...{
      kind: "conversation",
      id: newId(),
      at: new Date().toISOString(),
      contactId,
      outcome: "conversation",
    },
    ...more,
  }) as Extract<PhoneEntryInput, { kind: "conversation" }>;

export const newPerson = (name: string, more: object = {}) =>
  ({ ...{ kind: "contact", id: newId(), at: new Date().toISOString(), name }, ...more }) as Extract<
    PhoneEntryInput,
    { kind: "contact" }
  >;
