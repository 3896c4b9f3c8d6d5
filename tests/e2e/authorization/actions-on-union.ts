import { v7 } from "uuid";
import { A, ACO, type Expected } from "./expected";
import type { Ids } from "./scene";

const words = { nameId: "a", nameEn: "a", textId: "a", textEn: "a" };
const line = { name: "Line", rule: "at_least", amount: "40" };
const understood = ({ batch }: Ids) => ({ batchId: batch, fields: {}, dateOrders: {}, groups: {} });
const union = { name: "Union", timeZone: "Asia/Jakarta", country: "ID" };

/** What the union agreed on, imports, the union itself. */
export const onUnion: Record<string, Expected> = {
  // what the union agreed on
  createIssueAction: { may: A, reach: "self", form: true, input: () => ({ name: `Issue ${v7()}` }) },
  renameIssueAction: {
    ...{ may: A, reach: "union", form: true },
    input: ({ issue }) => ({ issueId: issue, name: "Issue" }),
  },
  archiveIssueAction: {
    ...{ may: A, reach: "union", form: true },
    input: ({ issue }) => ({ issueId: issue, archived: "true" }),
  },
  reorderIssuesAction: { may: A, reach: "self", input: ({ issue }) => ({ issueIds: [issue] }) },
  createTemplateAction: { may: A, reach: "self", form: true, input: () => words },
  updateTemplateAction: {
    ...{ may: A, reach: "union", form: true },
    input: ({ template }) => ({ templateId: template, ...words }),
  },
  archiveTemplateAction: {
    ...{ may: A, reach: "union", form: true },
    input: ({ template }) => ({ templateId: template, archived: "true" }),
  },
  suggestedTemplatesAction: { may: A, reach: "self", form: true, input: () => ({ take: "suggested" }) },
  changePromptAction: {
    ...{ may: A, reach: "self", form: true },
    input: () => ({ locale: "en", position: "1", title: "Hello" }),
  },
  resetPromptAction: {
    ...{ may: A, reach: "self", form: true },
    input: () => ({ locale: "en", position: "1" }),
  },
  createThresholdAction: { may: A, reach: "self", form: true, input: () => ({ ...line, name: v7() }) },
  editThresholdAction: {
    ...{ may: A, reach: "union", form: true },
    input: ({ threshold }) => ({ thresholdId: threshold, ...line }),
  },
  endThresholdAction: {
    ...{ may: A, reach: "union", form: true },
    input: ({ threshold }) => ({ thresholdId: threshold, effectiveTo: "2027-01-10" }),
  },
  setRetentionAction: {
    ...{ may: A, reach: "self", form: true },
    input: () => ({ kind: "views", months: "24" }),
  },
  // files that leave
  askContactExportAction: {
    ...{ may: ACO, reach: "self", form: true, needsProof: true },
    input: () => ({ id: v7(), reason: "For the meeting" }),
  },
  askAuditExportAction: {
    ...{ may: A, reach: "self", form: true, needsProof: true },
    input: () => ({ id: v7(), reason: "For the meeting" }),
  },
  askUnionExportAction: {
    ...{ may: A, reach: "self", form: true, needsProof: true },
    input: () => ({ id: v7(), reason: "We leave for another program" }),
  },
  askRowsExportAction: {
    ...{ may: A, reach: "union", form: true, needsProof: true },
    input: ({ batch }) => ({ id: v7(), reason: "To mend them", batchId: batch, filter: "rejected" }),
  },
  decideExportAction: {
    ...{ may: A, reach: "union", form: true, unready: "NOT_FOUND" },
    input: ({ batch }) => ({ id: batch, decision: "refuse" }),
  },
  // imports
  chooseSheetsAction: {
    unready: "NOT_FOUND",
    may: A,
    reach: "union",
    input: ({ batch }) => ({ batchId: batch, sheets: [0] }),
  },
  chooseReadingOptionsAction: {
    unready: "NOT_FOUND",
    may: A,
    reach: "union",
    input: ({ batch }) => ({ batchId: batch }),
  },
  checkRowsAction: {
    ...{ unready: "NOT_FOUND", may: A, reach: "union" },
    input: (ids) => ({ ...understood(ids), place: null, recordHeadcount: false }),
  },
  previewRowsAction: { unready: "NOT_FOUND", may: A, reach: "union", input: understood },
  reopenChoicesAction: {
    refuses: "CHANGED_MEANWHILE",
    may: A,
    reach: "union",
    input: ({ batch }) => ({ batchId: batch }),
  },
  startCommitAction: {
    refuses: "CHANGED_MEANWHILE",
    may: A,
    reach: "union",
    input: ({ batch }) => ({ batchId: batch }),
  },
  startUndoAction: {
    ...{ refuses: "CHANGED_MEANWHILE", may: A, reach: "union" },
    input: ({ batch }) => ({ batchId: batch, alsoWorkedWith: false }),
  },
  retryAction: {
    refuses: "CHANGED_MEANWHILE",
    may: A,
    reach: "union",
    input: ({ batch }) => ({ batchId: batch }),
  },
  setOverwriteAction: {
    ...{ unready: "NOT_FOUND", refuses: "CHANGED_MEANWHILE", may: A, reach: "union" },
    input: ({ batch }) => ({ batchId: batch, field: "contact.nickname", rule: "fill" }),
  },
  setAbsencePolicyAction: {
    ...{ unready: "NOT_FOUND", may: A, reach: "union" },
    input: ({ batch }) => ({ batchId: batch, leaving: "nothing" }),
  },
  answerQuestionAction: {
    ...{ unready: "NOT_FOUND", refuses: "CHANGED_MEANWHILE", may: A, reach: "union" },
    input: ({ batch, candidate }) => ({ batchId: batch, candidateId: candidate, answer: "different" }),
  },
  partAction: {
    ...{ refuses: "CHANGED_MEANWHILE", may: A, reach: "union" },
    input: ({ batch, contact }) => ({ batchId: batch, row: 2, contactId: contact }),
  },
  undoAnswerAction: {
    refuses: "CHANGED_MEANWHILE",
    may: A,
    reach: "union",
    input: ({ batch }) => ({ batchId: batch }),
  },
  commitHeldAction: {
    refuses: "CHANGED_MEANWHILE",
    may: A,
    reach: "union",
    input: ({ batch }) => ({ batchId: batch }),
  },
  renameTemplateAction: {
    ...{ may: A, reach: "union" },
    input: ({ importTemplate }) => ({ id: importTemplate, name: "List" }),
  },
  removeTemplateAction: { may: A, reach: "union", input: ({ importTemplate }) => ({ id: importTemplate }) },
  discardBatchAction: {
    refuses: "CHANGED_MEANWHILE",
    may: A,
    reach: "union",
    input: ({ batch }) => ({ batchId: batch }),
  },
  // the union, the installation
  setOwnWordsAction: { may: A, reach: "self", form: true, input: () => ({ en_turf: "Patch" }) },
  updateUnionAction: { may: A, reach: "self", form: true, input: () => union },
  createBranchAction: {
    ...{ may: A, reach: "self", form: true },
    input: () => ({ ...union, name: v7(), locale: "en" }),
  },
  requestBackupAction: { may: A, reach: "self", form: true, input: () => ({}), ends: true },
};
