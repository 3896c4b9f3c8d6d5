import { v7 } from "uuid";
import { A, AC, ACO, ACOD, type Expected } from "./expected";
import type { Ids } from "./scene";

const entry = (contactId: string) => ({ id: v7(), contactId });
const person = (ids: Ids) => ({ id: ids.contact, version: "1", name: "Kanari Baru" });
const day = "2026-01-10";

/** Contacts, conversations, follow-ups, paper lists, campaigns, duplicates, workplaces. */
export const onPeople: Record<string, Expected> = {
  // contacts
  searchListAction: { may: ACOD, reach: "self", leavesOut: true, input: () => ({ q: "Kanari" }) },
  goToSearchAction: { may: ACOD, reach: "self", leavesOut: true, form: true, input: () => ({ q: "Kanari" }) },
  createContactAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ workplace }) => ({ name: "Kanari Lagi", workplaceId: workplace, another: "yes" }),
  },
  namesakesAction: {
    ...{ may: ACO, reach: "turf", leavesOut: true },
    input: ({ workplace }) => ({ name: "Kanari", workplaceId: workplace }),
  },
  updateContactAction: { may: ACO, reach: "turf", form: true, input: person },
  changeJobAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ contact, workplace, department }) => ({
      ...{ contactId: contact, version: "1", workplaceId: workplace, departmentId: department },
    }),
  },
  endJobAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ contact3 }) => ({ contactId: contact3, version: "1", ending: "resigned" }),
  },
  joinUnionAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ contact2 }) => ({ contactId: contact2 }),
  },
  leaveUnionAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ contact }) => ({ contactId: contact, ending: "resigned" }),
  },
  revealNationalIdAction: {
    unready: "NOT_FOUND",
    may: ACO,
    reach: "turf",
    input: ({ contact }) => ({ id: contact }),
  },
  undoEditAction: {
    ...{ may: ACO, reach: "turf", form: true, unready: "NOT_FOUND" },
    input: ({ contact, issue }) => ({ contactId: contact, editId: issue }),
  },
  correctCardAction: {
    ...{ unready: "NOT_FOUND", may: ACO, reach: "turf", form: true },
    input: ({ contact }) => ({ contactId: contact, cardNumber: v7() }),
  },
  endJobInPlaceAction: {
    ...{ may: ACO, reach: "turf", ends: true },
    input: ({ contact3 }) => ({ contactId: contact3, version: 1, ending: "resigned" }),
  },
  joinInPlaceAction: {
    ...{ may: ACO, reach: "turf" },
    input: ({ contact2 }) => ({ contactId: contact2 }),
  },
  markNumberAction: {
    ...{ may: ACO, reach: "turf" },
    input: ({ number }) => ({ pointId: number, wrong: true }),
  },
  recordConsentAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ contact }) => ({
      ...{ contactId: contact, recordId: v7(), state: "withdrawn", channels: ["visit"], source: "spoken" },
    }),
  },
  takeBackConsentAction: {
    ...{ may: ACO, reach: "turf", unready: "NOT_FOUND" },
    input: ({ contact }) => ({ contactId: contact, recordId: v7() }),
  },
  discloseAction: {
    ...{ may: A, reach: "turf", needsProof: true },
    input: ({ contact }) => ({ contactId: contact, reason: "asked", format: "json" }),
  },
  eraseAction: {
    ...{ may: A, reach: "turf", form: true, needsProof: true, ends: true },
    input: ({ contact }) => ({ contactId: contact, version: "1", reason: "asked", name: "Another" }),
  },
  // conversations: only one's own can be changed, and the scene's are the admin's
  logConversationAction: {
    ...{ may: ACOD, reach: "turf" },
    input: ({ contact }) => ({ ...entry(contact), outcome: "no_answer" }),
  },
  noAnswerAction: { may: ACOD, reach: "turf", input: ({ contact }) => entry(contact) },
  noAnswersAction: {
    ...{ leavesOut: true, may: ACOD, reach: "turf" },
    input: ({ contact }) => ({ entries: [entry(contact)] }),
  },
  logGroupAction: {
    ...{ refuses: "INVALID", may: ACOD, reach: "turf" },
    input: ({ contact, contact2 }) => ({
      ...{ groupId: v7(), outcome: "short_contact", people: [entry(contact), entry(contact2)] },
    }),
  },
  findForGroupAction: { may: ACOD, reach: "self", leavesOut: true, input: () => ({ q: "Kanari" }) },
  findWorkplacesAction: { may: ACOD, reach: "self", leavesOut: true, input: () => ({ q: "" }) },
  findForLogAction: { may: ACOD, reach: "self", leavesOut: true, input: () => ({ q: "Kanari" }) },
  editConversationAction: {
    ...{ may: A, reach: "turf", form: true },
    input: ({ conversation }) => ({ id: conversation, version: "2", channel: "gate", outcome: "refused" }),
  },
  withdrawConversationAction: { may: A, reach: "turf", input: ({ conversation }) => ({ id: conversation }) },
  withdrawConversationsAction: {
    ...{ may: A, reach: "turf" },
    input: ({ conversation }) => ({ ids: [conversation] }),
  },
  restoreConversationAction: { may: A, reach: "turf", input: ({ conversation }) => ({ id: conversation }) },
  // follow-ups: a delegate sees the own ones alone
  closeFollowUpAction: {
    ...{ may: ACO, reach: "turf" },
    input: ({ followUp }) => ({ id: followUp, state: "kept" }),
  },
  reopenFollowUpAction: { may: ACO, reach: "turf", input: ({ followUp }) => ({ id: followUp }) },
  postponeFollowUpAction: { may: ACO, reach: "turf", input: ({ followUp }) => ({ id: followUp }) },
  moveBackFollowUpAction: {
    ...{ may: ACO, reach: "turf" },
    input: ({ followUp }) => ({ id: followUp, dueOn: "2027-01-10" }),
  },
  reassignFollowUpAction: {
    ...{ may: ACO, reach: "turf" },
    input: ({ followUp, user }) => ({ id: followUp, userId: user }),
  },
  handOverAction: {
    ...{ refuses: "INVALID", may: AC, reach: "turf" },
    input: ({ contact, user }) => ({ id: v7(), userId: user, dueOn: "2027-01-10", contactIds: [contact] }),
  },
  takeBackHandoverAction: {
    ...{ leavesOut: true, may: AC, reach: "turf" },
    input: ({ contact }) => ({ id: v7(), contactIds: [contact] }),
  },
  // paper lists
  createPaperListAction: {
    ...{ refuses: "INVALID", may: ACO, reach: "turf", form: true },
    input: ({ workplace }) => ({ id: v7(), workplaceId: workplace, who: "all", days: "7" }),
  },
  openSheetAction: {
    refuses: "INVALID",
    may: ACO,
    reach: "turf",
    form: true,
    input: ({ paperCode }) => ({ code: paperCode }),
  },
  keyBackAction: {
    ...{ may: ACO, reach: "turf" },
    input: ({ paperList, paperRow }) => ({
      ...{ id: paperList, heldOn: "2026-11-01", channel: "gate" },
      rows: [{ id: paperRow, outcome: "no_answer", rating: null, evidence: null, dueOn: null, note: null }],
    }),
  },
  closePaperListAction: { may: AC, reach: "turf", input: ({ paperList }) => ({ id: paperList }) },
  reopenPaperListAction: { may: AC, reach: "turf", input: ({ paperList }) => ({ id: paperList }) },
  // campaigns
  createCampaignAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ workplace }) => ({ name: "Campaign", startsOn: day, workplaceIds: [workplace] }),
  },
  updateCampaignAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ campaign, workplace }) => ({
      ...{ id: campaign, name: "Papan", startsOn: day, workplaceIds: [workplace] },
    }),
  },
  moveEnrolmentsAction: {
    ...{ may: ACO, reach: "turf" },
    input: ({ enrolment, stage }) => ({
      ...{ moves: [{ id: v7(), enrolmentId: enrolment, version: 1 }], toStageId: stage },
    }),
  },
  moveOneAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ enrolment, stage, campaign }) => ({
      ...{ id: v7(), enrolmentId: enrolment, version: "1", toStageId: stage, back: `/campaigns/${campaign}` },
    }),
  },
  moreCardsAction: {
    ...{ may: ACOD, reach: "turf", leavesOut: true },
    input: ({ campaign, stage }) => ({
      ...{ campaignId: campaign, stageId: stage, filter: {} },
      after: { at: "2020-01-01T00:00:00.000000Z", id: campaign },
    }),
  },
  enrolMissingAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ campaign }) => ({ campaignId: campaign }),
  },
  enrolContactAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ campaign, contact }) => ({ campaignId: campaign, contactId: contact }),
  },
  removeEnrolmentAction: {
    ...{ may: ACO, reach: "turf", form: true, ends: true },
    input: ({ enrolment }) => ({ enrolmentId: enrolment, reason: "By mistake" }),
  },
  assignEnrolmentsAction: {
    ...{ may: ACO, reach: "turf" },
    input: ({ enrolment }) => ({ enrolmentIds: [enrolment], ownerId: null }),
  },
  addStageAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ campaign }) => ({ campaignId: campaign, name: `Stage ${v7()}` }),
  },
  renameStageAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ campaign, stage }) => ({ campaignId: campaign, stageId: stage, name: "Stage" }),
  },
  reorderStagesAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ campaign, stage }) => ({ campaignId: campaign, stageIds: [stage] }),
  },
  removeStageAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ campaign, stage }) => ({ campaignId: campaign, stageId: stage }),
  },
  archiveCampaignAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ campaign }) => ({ id: campaign, archived: "yes" }),
  },
  // duplicates
  markDistinctAction: {
    ...{ may: AC, reach: "turf" },
    input: ({ contact, contact2 }) => ({ one: contact, other: contact2 }),
  },
  searchDuplicatesAction: { may: AC, reach: "self", input: () => "everybody" },
  mergeContactsAction: {
    ...{ refuses: "INVALID", may: AC, reach: "turf", form: true },
    input: ({ contact2, contact3 }) => ({
      ...{ survivorId: contact2, survivorVersion: "1", goneId: contact3, goneVersion: "1" },
    }),
  },
  undoMergeAction: {
    unready: "FORBIDDEN",
    may: A,
    reach: "union",
    input: ({ merge }) => ({ mergeId: merge }),
  },
  // workplaces
  createWorkplaceAction: {
    ...{ may: A, reach: "self", form: true },
    input: () => ({ employer: `PT ${v7()}`, name: "Plant" }),
  },
  createCountedWorkplaceAction: {
    ...{ may: A, reach: "self", form: true },
    input: () => ({ employer: `PT ${v7()}`, name: "Plant", eligible: "12", source: "estimate" }),
  },
  editWorkplaceAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ workplace }) => ({ workplaceId: workplace, employer: "PT Baru", name: "Pabrik Baru" }),
  },
  archiveWorkplaceAction: {
    ...{ may: AC, reach: "turf", ends: true },
    input: ({ workplace }) => ({ workplaceId: workplace, archived: true }),
  },
  recordHeadcountAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ workplace }) => ({
      ...{ workplaceId: workplace, countedOn: day, eligible: "12", source: "estimate" },
    }),
  },
  withdrawHeadcountAction: {
    ...{ may: AC, reach: "turf" },
    input: ({ headcount }) => ({ headcountId: headcount, withdrawn: true }),
  },
  createPartAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ workplace }) => ({ kind: "shift", workplaceId: workplace, name: `Shift ${v7()}` }),
  },
  editPartAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ shift }) => ({ kind: "shift", partId: shift, name: "Shift" }),
  },
  reorderPartsAction: {
    ...{ may: AC, reach: "turf" },
    input: ({ workplace, shift }) => ({ kind: "shift", workplaceId: workplace, partIds: [shift] }),
  },
  removePartAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ shift }) => ({ kind: "shift", partId: shift }),
  },
};
