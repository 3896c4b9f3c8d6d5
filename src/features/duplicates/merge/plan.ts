import { mergeEnrolments } from "./enrolments";
import type { Choices } from "./fields";
import { mergeJobs } from "./jobs-of-two";
import { mergeFollowings, mergeLeaders } from "./leaders";
import { mergeApplications, mergeCards } from "./membership-papers";
import { mergeMemberships } from "./memberships";
import { mergePairs } from "./pairs";
import { mergeParticipations, mergeTestPeople } from "./participations";
import { mergePoints } from "./points";
import { addition, type Change, type Entity, type Row, type Rows, removal, update } from "./tables";

type Plan = {
  survivorId: string;
  goneId: string;
  choices: Choices;
  person: Row;
  today: string;
};

/** All steps of a merge, one row each. */
export function planMerge(rows: Rows, plan: Plan): Change[] {
  return Object.values(steps).flatMap((step) => step(rows, plan));
}

type Step = (rows: Rows, plan: Plan) => Change[];

/** The table's rows go with those of a table above it. */
const above: Step = () => [];

const handedOver =
  (entity: Entity): Step =>
  (rows, { survivorId }) =>
    rows[entity].flatMap((row) => update(entity, row, { contact_id: survivorId }));

/** What becomes of each table's rows; ordered so that every step satisfies the constraints, and every undo in the opposite order too. */
const steps: Record<Entity, Step> = {
  enrolment: (rows, { survivorId }) => mergeEnrolments(rows, survivorId),
  stage_move: above,
  test_person: (rows, { survivorId }) => mergeTestPeople(rows.test_person, survivorId),
  leader: (rows, plan) => mergeLeaders(rows.leader, plan),
  following: (rows, plan) => mergeFollowings(rows.following, plan),
  participation: (rows, { survivorId }) => mergeParticipations(rows, survivorId),
  participation_change: above,
  membership: (rows, { survivorId }) => mergeMemberships(rows.membership, survivorId),
  membership_application: (rows, plan) => mergeApplications(rows.membership_application, plan),
  membership_card: (rows, { survivorId }) => mergeCards(rows.membership_card, survivorId),
  membership_statement: handedOver("membership_statement"),
  union_claim: handedOver("union_claim"),
  deduction_authority: handedOver("deduction_authority"),
  unit_office: handedOver("unit_office"),
  job: (rows, { choices, ...plan }) => mergeJobs(rows.job, { ...plan, wins: choices.job ?? "survivor" }),
  contact_point: (rows, { survivorId }) => mergePoints(rows.contact_point, survivorId),
  contact_issue: (rows, { survivorId }) => mergeIssues(rows.contact_issue, survivorId),
  contact_edit: handedOver("contact_edit"),
  conversation: handedOver("conversation"),
  assessment: handedOver("assessment"),
  consent_event: handedOver("consent_event"),
  follow_up: handedOver("follow_up"),
  paper_list_row: handedOver("paper_list_row"),
  import_identity: handedOver("import_identity"),
  import_candidate: (rows, plan) => mergeCandidates(rows.import_candidate, plan),
  contact_distinction: mergePairs,
  duplicate_pair: above,
  contact_merge: above,
  contact_redirect: above,
  contact: mergeContacts,
};

function mergeContacts(rows: Rows, { survivorId, goneId, person }: Plan): Change[] {
  const [survivor, gone] = [survivorId, goneId].map((id) => rows.contact.find((row) => row.id === id));
  if (!survivor || !gone) throw new Error("both contacts are needed");
  return [
    ...update("contact", survivor, person),
    removal("contact", gone),
    addition("contact_redirect", { union_id: survivor.union_id, gone_id: goneId, survivor_id: survivorId }),
  ];
}

/** The contact is part of the key, so the row is written anew. */
function mergeIssues(rows: readonly Row[], survivorId: string): Change[] {
  const ours = new Set(
    rows.filter(({ contact_id }) => contact_id === survivorId).map(({ issue_id }) => issue_id),
  );
  return rows
    .filter(({ contact_id }) => contact_id !== survivorId)
    .flatMap((row) => [
      removal("contact_issue", row),
      ...(ours.has(row.issue_id) ? [] : [addition("contact_issue", { ...row, contact_id: survivorId })]),
    ]);
}

/** Two candidates of one import row may now be one. */
function mergeCandidates(
  rows: readonly Row[],
  { survivorId, goneId }: Pick<Plan, "survivorId" | "goneId">,
): Change[] {
  const asked = new Set(
    rows.filter((row) => row.contact_id === survivorId).map((row) => `${row.batch_id} ${row.row_number}`),
  );
  return rows
    .filter((row) => row.contact_id === goneId)
    .flatMap((row) =>
      asked.has(`${row.batch_id} ${row.row_number}`)
        ? [removal("import_candidate", row)]
        : update("import_candidate", row, { contact_id: survivorId }),
    );
}

export const undoDays = 30;

/** null when it can no longer be undone. */
export function undoDeadline(mergedAt: Date, now: Date = new Date()): Date | null {
  const deadline = new Date(mergedAt.getTime() + undoDays * 86_400_000);
  return deadline > now ? deadline : null;
}
