import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { conversationWith, person } from "../../../../tests/support/phone-browser";
import { phoneEntry } from "../outbox.schema";
import { draftOf, newDraft, personNamed } from "./new-draft";
import { isBehind, isReady, type Waiting } from "./outbox";
import { readConversationForm } from "./read-conversation-form";

const now = new Date("2026-11-23T03:00:00Z");
const of = { id: newId(), contactId: newId(), timeZone: "Asia/Jakarta", now };

function filled(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries({ outcome: "conversation", ...fields }))
    for (const value of [values].flat()) form.append(name, value);
  return form;
}
function entryOf(fields: Record<string, string | string[]>) {
  const read = readConversationForm(filled(fields), of);
  if (!read.ok) throw new Error(read.problem);
  return read.entry;
}

describe("a form filled in without signal", () => {
  it("is an entry that the server takes", () => {
    const entry = entryOf({
      ...{ channel: "gate", assessment: "2", "evidence[]": ["signed"], askAnswer: "yes", notes: " Takut. " },
      ...{ "issueIds[]": [newId()], "keeps[]": [newId()], followUp: "2026-11-24", promise: "Kartu" },
    });
    expect(phoneEntry.safeParse(entry).error).toBeUndefined();
    expect(entry).toMatchObject({
      assessment: 2,
      notes: "Takut.",
      followUp: { dueOn: "2026-11-24", promise: "Kartu" },
    });
  });

  it("says no day where it was written down on the day of the conversation", () => {
    expect(entryOf({ heldOn: "2026-11-23" })).not.toHaveProperty("heldOn");
    expect(entryOf({ heldOn: "2026-11-22" })).toMatchObject({ heldOn: "2026-11-22" });
  });

  it("knows its day in the union's zone, not in the phone's", () => {
    const late = { ...of, now: new Date("2026-11-22T17:30:00Z") };
    const read = readConversationForm(filled({ heldOn: "2026-11-22" }), late);
    expect(read.ok && read.entry.heldOn).toBe("2026-11-22");
  });

  it.each([
    [{ followUp: "shift-2026-11-24" }, "2026-11-24"],
    [{ followUp: "date", followUpDate: "2026-12-24" }, "2026-12-24"],
  ])("has its follow-up on the day that was meant: %j", (fields, dueOn) => {
    expect(entryOf(fields).followUp?.dueOn).toBe(dueOn);
  });

  it("asks for another day that nobody said", () => {
    expect(readConversationForm(filled({ followUp: "date" }), of)).toEqual({ ok: false, problem: "date" });
  });

  it("leaves out what was not answered", () => {
    const entry = entryOf({ assessment: "", notes: "  ", askAnswer: "" });
    for (const field of ["assessment", "evidence", "followUp", "heldOn"])
      expect(entry).not.toHaveProperty(field);
    expect([entry.notes, entry.askAnswer]).toEqual([undefined, undefined]);
  });
});

const waitingFor = (entry: Waiting["entry"], more: Partial<Waiting> = {}): Waiting => ({
  ...{ seq: 1, state: "waiting", attempted: false, tries: 0, entry, name: "Siti" },
  ...more,
});

describe("an entry that is opened again", () => {
  it("comes back into the form as it was written, and out of it as the same", () => {
    const entry = entryOf({
      ...{
        channel: "phone",
        assessment: "1",
        "evidence[]": ["signed", "brought_coworkers"],
        askAnswer: "no",
      },
      ...{ heldOn: "2026-11-20", "issueIds[]": [newId(), newId()], followUp: "date" },
      ...{ followUpDate: "2026-12-01", promise: "Kartu", notes: "Takut." },
    });
    const draft = draftOf(waitingFor(entry));
    const form = new FormData();
    for (const [name, value] of draft?.values ?? []) form.append(name, value);
    expect(readConversationForm(form, of)).toEqual({ ok: true, entry });
    expect(draft).toMatchObject({ id: entry.id, contactId: entry.contactId, name: "Siti", changes: true });
  });

  it("is none of what is no conversation", () => {
    expect(
      draftOf(waitingFor({ kind: "kept", id: newId(), at: now.toISOString(), followUpId: newId() })),
    ).toBeNull();
  });
});

describe("a conversation that is begun", () => {
  it("has an id of its own each time, and nothing in it", () => {
    const [one, other] = [newDraft({ id: "siti", name: "Siti" }), newDraft({ id: "siti", name: "Siti" })];
    expect(one.id).not.toBe(other.id);
    expect(one).toMatchObject({ contactId: "siti", values: [], open: true, changes: false });
  });

  it("is about the contact as the list has her, else as she is named", () => {
    const siti = person("Siti", { line: "4" });
    expect(personNamed([siti], { id: siti.id, name: "Old name" })).toBe(siti);
    expect(personNamed([siti], { id: "gone", name: "Rudi" })).toMatchObject({
      name: "Rudi",
      openFollowUps: [],
    });
  });
});

describe("what goes as soon as there is signal", () => {
  const added = { kind: "contact" as const, id: newId(), at: now.toISOString(), name: "Rudi" };
  const about = conversationWith(added.id);

  it("is whatever waits", () => {
    const conversation = waitingFor(about);
    expect(isReady(conversation, [conversation])).toBe(true);
    expect(isReady({ ...conversation, state: "refused" }, [conversation])).toBe(false);
  });
  it("is a conversation behind the new contact whom it is about", () => {
    expect(isReady(waitingFor(about), [waitingFor(added), waitingFor(about)])).toBe(true);
  });
  it.each(["conflict", "refused"] as const)(
    "is no conversation about a new contact whose entry is %s",
    (state) => {
      const all = [waitingFor(added, { state }), waitingFor(about)];
      expect(isBehind(waitingFor(about), all)).toBe(true);
      expect(isReady(waitingFor(about), all)).toBe(false);
      expect(isReady(waitingFor(conversationWith(newId())), all)).toBe(true);
    },
  );
});
