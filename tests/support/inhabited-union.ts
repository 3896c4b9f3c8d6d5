import { createActivity } from "@/features/activities/mutations";
import { recordParticipation } from "@/features/activities/participation.mutations";
import { launchTest } from "@/features/activities/structure-tests.mutations";
import { recordAgreement } from "@/features/agreements/mutations";
import { createCampaign } from "@/features/campaigns/mutations";
import { pasteMinimumWages } from "@/features/conditions/minimum-wages.mutations";
import { recordCondition } from "@/features/conditions/mutations";
import { recordConsent } from "@/features/consents/mutations";
import { rememberDistinct } from "@/features/contacts/distinctions.mutations";
import { askContactExport } from "@/features/contacts/export.mutations";
import { recordView } from "@/features/contacts/views.mutations";
import { editConversation } from "@/features/conversations/edits.mutations";
import { logConversation } from "@/features/conversations/mutations";
import { takeList } from "@/features/devices/lists.mutations";
import { receive } from "@/features/devices/outbox.mutations";
import { recordOtherUnion } from "@/features/employers/other-unions.mutations";
import { recordSupply } from "@/features/employers/supplies.mutations";
import { createIssue } from "@/features/issues/mutations";
import { markLeader, noteFollowing } from "@/features/leaders/mutations";
import { createPaperList } from "@/features/paper-lists/mutations";
import { eraseContact } from "@/features/privacy/erasure.mutations";
import { setRetention } from "@/features/privacy/retention.mutations";
import { changePrompt } from "@/features/prompts/mutations";
import { takeSuggestedTemplates } from "@/features/templates/mutations";
import { createThreshold } from "@/features/thresholds/mutations";
import { inviteUser } from "@/features/users/invitations.mutations";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import { createPart, removePart } from "@/features/workplaces/parts.mutations";
import type { Context } from "@/lib/context";
import { hashSecret, newSecret } from "@/lib/crypto";
import { toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import {
  contactFactory,
  type Place,
  signedIn,
  systemOf,
  type TestUnion,
  workplaceFactory,
} from "./factories";
import { taskFactory } from "./tasks";

export type Inhabited = {
  admin: Context;
  union: TestUnion;
  here: Place & { contactId: string };
  there: Place & { contactId: string };
};

/** A row in every table, with one worker's whole history at each of two workplaces. */
export async function inhabitedUnion(): Promise<Inhabited> {
  const admin = await signedIn();
  const union = { id: admin.unionId, timeZone: admin.timeZone };
  const issueId = await createIssue(admin, { name: "Overtime" });
  const line = { name: "Half", rule: "at_least" as const, amount: 50, headline: true };
  await createThreshold(admin, line);
  await changePrompt(admin, { locale: "id", position: 1, title: "Kenalan", hint: "" });
  await takeSuggestedTemplates(admin);
  const [here, there] = [await story(admin, issueId), await story(admin, issueId)];
  const workplaceIds = [here.workplaceId, there.workplaceId];
  await createCampaign(admin, { name: "Form", startsOn: "2026-01-05", workplaceIds, enrolNow: "on" });
  const turf = [{ workplaceId: here.workplaceId, departmentId: here.departmentId }];
  for (const each of [here, there]) {
    await testOf(admin, each);
    await leaderOf(admin, each.contactId);
    await taskFactory(admin, each);
  }
  const email = `offered-${newId()}@example.org`;
  await inviteUser(admin, { email, name: "Joko", role: "delegate", wholeUnion: false, turf });
  await importOf(admin, here.contactId);
  const pair = { one: here.contactId, other: there.contactId, why: "different" as const };
  await write(admin, (tx) => rememberDistinct(tx, admin, [pair]));
  await paperOf(admin, here.workplaceId);
  await sessionOf(admin);
  await resetOf(admin);
  await phoneOf(admin, here.contactId);
  await recordView(admin, here.contactId);
  await erasedIn(admin);
  await setRetention(admin, { kind: "views", months: "12" });
  for (const { contactId } of [here, there]) await editOf(admin, contactId);
  await askContactExport(admin, { id: newId(), reason: "calls", columns: [], filter: "" });
  await sealsOf(admin);
  await write(
    systemOf(admin),
    (tx) => tx.$queryRaw`SELECT fold_tallies(${admin.unionId}::uuid, ${today(admin)}::date) AS folded`,
  );
  await mergeOf(admin, here.workplaceId);
  await twinsOf(admin, here.contactId, there.contactId);
  await seriesOf(admin);
  for (const place of [here, there]) await papersOf(admin, place);
  return { admin, union, here, there };
}

async function testOf(admin: Context, { workplaceId, contactId }: Inhabited["here"]): Promise<void> {
  const places = [{ workplaceId, departmentId: null, shiftId: null }];
  const plan = { name: "Petition", kind: "petition" as const, heldOn: today(admin), isTest: "on" as const };
  const activityId = await createActivity(admin, { ...plan, places });
  await launchTest(admin, { activityId });
  await recordParticipation(admin, { id: newId(), activityId, contactId, state: "did", seen: null });
}

async function leaderOf(admin: Context, contactId: string): Promise<void> {
  const { id: followerId } = await contactFactory(admin);
  await markLeader(admin, { id: newId(), contactId, kind: "committee", evidence: "brought twelve" });
  await noteFollowing(admin, { id: newId(), contactId: followerId, leaderContactId: contactId });
}

async function erasedIn(admin: Context): Promise<void> {
  const { id: contactId, name } = await contactFactory(admin);
  await eraseContact(admin, { contactId, version: 1, reason: "asked", name });
}

async function story(admin: Context, issueId: string) {
  const place = await workplaceFactory(admin);
  const { id: contactId } = await contactFactory(admin, { place, member: true, phone: "+628123456789" });
  const { workplaceId } = place;
  await recordHeadcount(admin, { workplaceId, countedOn: today(admin), eligible: 10, source: "estimate" });
  await companyOf(admin, place);
  const listed = { unionId: admin.unionId, contactId, issueId, recordedOn: toDatabaseDay(today(admin)) };
  await write(admin, (tx) => tx.contactIssue.createMany({ data: [listed] }));
  const refusal = { state: "withdrawn", purpose: "campaign", source: "spoken" } as const;
  await recordConsent(admin, { contactId, recordId: newId(), ...refusal, channels: ["call"] });
  const id = newId();
  await logConversation(admin, {
    ...{ id, contactId, outcome: "conversation", assessment: 2, evidence: ["signed"], issueIds: [issueId] },
    ...{ notes: "told in confidence", followUp: { dueOn: today(admin), promise: "brings the form" } },
  });
  await editConversation(admin, {
    ...{ id, version: 1, channel: "inside", outcome: "conversation", assessment: 2, evidence: ["signed"] },
    ...{ issueIds: [issueId], notes: "told in confidence" },
  });
  return { ...place, contactId };
}

async function companyOf(admin: Context, { employerId, workplaceId }: Place): Promise<void> {
  const terms = { number: "PKB 1", startsOn: "2025-01-01", endsOn: "2026-12-31" };
  await recordAgreement(admin, { employerId, ...terms });
  const claim = { name: "Serikat Lain", members: 40, claimedOn: "2026-01-05", source: "letter" };
  await recordOtherUnion(admin, { employerId, ...claim });
  await recordSupply(admin, { employerId, brand: "Velmora", source: "published list" });
  const fact = {
    kind: "lowest_wage" as const,
    amount: 4_820_000,
    observedOn: "2026-01-05",
    source: "payslip",
  };
  await recordCondition(admin, { workplaceId, ...fact });
  await pasteMinimumWages(admin, { text: "36.71;2026;5018000", source: "decree" });
}

async function mergeOf(admin: Context, workplaceId: string): Promise<void> {
  const [into, partId] = [
    await createPart(admin, { kind: "shift", workplaceId, name: "Late" }),
    await createPart(admin, { kind: "shift", workplaceId, name: "Later" }),
  ];
  await removePart(admin, { kind: "shift", partId, into });
}

async function importOf(admin: Context, contactId: string): Promise<void> {
  const { unionId } = admin;
  const createdBy = admin.actor.type === "user" ? admin.actor.userId : "";
  const batchId = newId();
  await write(systemOf(admin), async (tx) => {
    const file = { fileName: "list.csv", fileHash: "0".repeat(64), fileSize: 1n };
    await tx.importBatch.createMany({ data: [{ unionId, id: batchId, createdBy, ...file }] });
    await tx.importRow.createMany({
      data: [{ unionId, batchId, rowNumber: 2, state: "rejected", cells: ["Siti"] }],
    });
    await tx.importPerson.createMany({
      data: [
        {
          ...{ unionId, batchId, rowNumber: 3, contactId: newId(), name: "Siti", searchText: "siti" },
          ...{ doNotContact: false, deceased: false, phones: [], phoneConsent: "unknown" },
          ...{ emails: [], emailConsent: "unknown" },
        },
      ],
    });
    await tx.importChange.createMany({
      data: [{ unionId, batchId, id: newId(), entity: "contact", entityId: contactId }],
    });
    const template = {
      name: "list",
      signature: "0".repeat(64),
      fileName: "list.csv",
      sheets: [],
      decisions: {},
    };
    await tx.importTemplate.createMany({
      data: [{ unionId, id: newId(), lastBatchId: batchId, ...template }],
    });
    const said = { fingerprint: "x", score: 1, reasons: [] };
    const candidate = { unionId, batchId, id: newId(), rowNumber: 2, contactId, ...said };
    await tx.importCandidate.createMany({ data: [candidate] });
    await tx.importIdentity.createMany({ data: [{ unionId, fingerprint: newId(), contactId }] });
  });
}

async function twinsOf(admin: Context, one: string, other: string): Promise<void> {
  const { unionId } = admin;
  const [contactA = "", contactB = ""] = [one, other].toSorted();
  const [mergeId, goneId] = [newId(), newId()];
  await write(systemOf(admin), async (tx) => {
    const look = { certain: false, score: 5, reasons: ["same_phone"] };
    await tx.duplicatePair.createMany({ data: [{ unionId, contactA, contactB, ...look }] });
    const merge = { unionId, id: mergeId, survivorId: one, goneId, goneName: "Sari" };
    await tx.contactMerge.createMany({ data: [merge] });
    const step = { unionId, mergeId, position: 0, entity: "contact", key: { id: goneId } };
    await tx.contactMergeChange.createMany({ data: [step] });
    await tx.contactRedirect.createMany({ data: [{ unionId, goneId, survivorId: one }] });
  });
}

async function seriesOf(admin: Context): Promise<void> {
  const { unionId } = admin;
  await write(systemOf(admin), async (tx) => {
    await tx.membershipCategory.createMany({
      data: [{ unionId, id: newId(), name: "Associate", votes: false, counts: false, pays: true }],
    });
    await tx.cardSeries.createMany({ data: [{ unionId }] });
  });
}

/** One of each paper of a membership. */
async function papersOf(
  admin: Context,
  { contactId, employerId }: Place & { contactId: string },
): Promise<void> {
  const day = toDatabaseDay(today(admin));
  const of = () => ({ unionId: admin.unionId, id: newId(), contactId });
  const packet = { unionId: admin.unionId, id: newId(), employerId, letterNumber: newId(), dated: day };
  const authority = {
    ...of(),
    employerId,
    signedOn: day,
    stateOn: day,
    packetId: packet.id,
    state: "revoked" as const,
  };
  await write(systemOf(admin), async (tx) => {
    await tx.membershipApplication.createMany({ data: [{ ...of(), appliedOn: day }] });
    await tx.membershipCard.createMany({ data: [{ ...of(), number: newId(), issuedOn: day }] });
    await tx.membershipStatement.createMany({ data: [{ ...of(), signedOn: day }] });
    await tx.unionClaim.createMany({ data: [{ ...of(), otherUnion: "Another union", claimedOn: day }] });
    await tx.authorityPacket.createMany({ data: [packet] });
    await tx.deductionAuthority.createMany({ data: [authority] });
    const step = {
      unionId: admin.unionId,
      id: newId(),
      authorityId: authority.id,
      toState: "signed" as const,
    };
    await tx.authorityEvent.createMany({ data: [{ ...step, onDay: day }] });
    await tx.unitOffice.createMany({ data: [{ ...of(), employerId, office: "Chair", fromOn: day }] });
  });
}

async function paperOf(admin: Context, workplaceId: string): Promise<void> {
  const all = { departmentIds: [], shiftIds: [], lines: [], who: "all" as const, days: "7" as const };
  await createPaperList(admin, { id: newId(), workplaceId, ...all, locale: "en" });
}

async function editOf(admin: Context, contactId: string): Promise<void> {
  const edit = { unionId: admin.unionId, id: newId(), contactId, saveId: newId(), field: "nickname" };
  await write(admin, (tx) => tx.contactEdit.createMany({ data: [{ ...edit, newValue: "Ayu" }] }));
}

async function sealsOf({ unionId, ...ctx }: Context): Promise<void> {
  const seal = { number: 1, afterAt: new Date(0), untilAt: new Date(1), entries: 1, digest: "0", code: "0" };
  await write(systemOf({ unionId, ...ctx }), async (tx) => {
    await tx.auditSeal.createMany({ data: [{ unionId, ...seal }] });
    await tx.auditCheck.createMany({ data: [{ unionId, id: newId(), entries: 1 }] });
  });
}

async function resetOf(admin: Context): Promise<void> {
  const { actor, unionId } = admin;
  if (actor.type !== "user") return;
  const { userId, seatId } = actor;
  const row = { unionId, id: newId(), userId, seatId, tokenHash: hashSecret(newSecret()) };
  await write(admin, (tx) => tx.passwordReset.createMany({ data: [{ ...row, expiresAt: new Date() }] }));
}

async function sessionOf({ actor, ...ctx }: Context): Promise<void> {
  if (actor.type !== "user") return;
  const { userId, seatId } = actor;
  const { unionId } = ctx;
  const expiresAt = new Date(Date.now() + 3_600_000);
  const row = { id: newId(), secretHash: hashSecret(newSecret()), userId, seatId, unionId, expiresAt };
  await write(systemOf({ actor, ...ctx }), (tx) => tx.session.createMany({ data: [row] }));
}

async function phoneOf(admin: Context, contactId: string): Promise<void> {
  const device = { id: newId(), secret: newSecret() };
  await takeList(admin, { device: { ...device, name: "Phone" }, choice: { followUps: true } });
  const at = new Date().toISOString();
  const userId = admin.actor.type === "user" ? admin.actor.userId : "";
  const entry = { kind: "conversation", id: newId(), at, contactId, outcome: "no_answer" };
  await receive(admin, { device, userId, sentAt: at, entries: [entry] });
}
