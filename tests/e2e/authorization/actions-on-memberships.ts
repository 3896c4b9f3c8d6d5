import { v7 } from "uuid";
import { A, AC, ACO, type Expected } from "./expected";

const onContact = { reach: "turf", form: true } as const;
/** The scene has no such paper. */
const ofNoPaper = { ...onContact, may: AC, unready: "NOT_FOUND" } as const;
const answers = { name: "Golongan", votes: "on", counts: "on" };

/** What is noted, decided and handed out of a membership. */
export const onMemberships: Record<string, Expected> = {
  applyAction: { ...onContact, may: ACO, input: ({ contact2 }) => ({ id: v7(), contactId: contact2 }) },
  decideAction: {
    ...ofNoPaper,
    input: ({ contact }) => ({ contactId: contact, applicationId: v7(), decision: "accepted" }),
  },
  reopenApplicationAction: {
    ...ofNoPaper,
    input: ({ contact }) => ({ contactId: contact, applicationId: v7() }),
  },
  changeCategoryAction: {
    ...onContact,
    may: AC,
    unready: "NOT_FOUND",
    input: ({ contact }) => ({ contactId: contact }),
  },
  transferAction: {
    ...onContact,
    ...{ may: AC, unready: "NOT_FOUND" },
    input: ({ contact }) => ({ contactId: contact, wentTo: "SP Seberang" }),
  },
  takeBackEndAction: { ...ofNoPaper, input: ({ contact }) => ({ contactId: contact, membershipId: v7() }) },
  createCategoryAction: {
    ...{ may: A, reach: "self", form: true },
    input: () => ({ id: v7(), ...answers, name: v7() }),
  },
  updateCategoryAction: {
    ...{ may: A, reach: "union", form: true, unready: "NOT_FOUND" },
    input: () => ({ categoryId: v7(), ...answers }),
  },
  issueCardAction: { ...onContact, may: AC, input: ({ contact }) => ({ id: v7(), contactId: contact }) },
  endCardAction: {
    ...ofNoPaper,
    input: ({ contact }) => ({ contactId: contact, cardId: v7(), ending: "lost" }),
  },
  recordStatementAction: {
    ...onContact,
    may: ACO,
    input: ({ contact }) => ({ id: v7(), contactId: contact }),
  },
  withdrawStatementAction: {
    ...ofNoPaper,
    input: ({ contact }) => ({ contactId: contact, statementId: v7() }),
  },
  recordClaimAction: {
    ...onContact,
    may: ACO,
    input: ({ contact }) => ({ id: v7(), contactId: contact, otherUnion: "SP Seberang" }),
  },
  closeClaimAction: {
    ...ofNoPaper,
    input: ({ contact }) => ({ contactId: contact, claimId: v7(), choice: "ours" }),
  },
  recordAuthorityAction: {
    ...onContact,
    may: ACO,
    input: ({ contact }) => ({ id: v7(), contactId: contact }),
  },
  moveAuthorityAction: {
    ...ofNoPaper,
    input: ({ contact }) => ({ id: v7(), contactId: contact, authorityId: v7(), to: "revoked" }),
  },
  undoStepAction: {
    ...ofNoPaper,
    input: ({ contact }) => ({ contactId: contact, authorityId: v7(), eventId: v7(), reason: "Mistake" }),
  },
  appointAction: {
    ...onContact,
    may: AC,
    input: ({ contact }) => ({ id: v7(), contactId: contact, office: "Ketua" }),
  },
  issueCardsAction: {
    ...{ may: AC, reach: "turf", unready: "NOT_FOUND" },
    input: ({ contact2 }) => ({ contactIds: [contact2] }),
  },
  markPrintedAction: { may: AC, reach: "turf", leavesOut: true, input: () => ({ cardIds: [v7()] }) },
  createPacketAction: {
    ...{ may: AC, reach: "union", form: true, unready: "NOT_FOUND" },
    input: () => ({ id: v7(), employerId: v7(), letterNumber: v7() }),
  },
  deliverPacketAction: {
    ...{ may: AC, reach: "union", form: true, unready: "NOT_FOUND" },
    input: () => ({ packetId: v7() }),
  },
  // Of a part of a company no list goes to the office: the coordinator of the scene sees one workplace.
  askVerificationAction: {
    ...{ may: A, reach: "union", form: true, unready: "NOT_FOUND" },
    input: () => ({ id: v7(), employerId: v7(), reason: "For the office" }),
  },
  endOfficeAction: { ...ofNoPaper, input: ({ contact }) => ({ contactId: contact, officeId: v7() }) },
};
