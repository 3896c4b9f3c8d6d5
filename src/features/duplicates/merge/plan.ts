import { mergeEnrolments } from "./enrolments";
import type { Choices } from "./fields";
import { mergeJobs } from "./jobs-of-two";
import { mergeMemberships } from "./memberships";
import { mergePairs } from "./pairs";
import { mergePoints } from "./points";
import { addition, type Change, type Entity, type Row, type Rows, removal, update } from "./tables";

type Plan = {
  survivorId: string;
  goneId: string;
  choices: Choices;
  person: Row;
  today: string;
};

/**
 * All steps of a merge, one row each, ordered so that every step satisfies the constraints, and every undo in the opposite
 * order too.
 */
export function planMerge(rows: Rows, { survivorId, goneId, choices, person, today }: Plan): Change[] {
  const find = (id: string) => {
    const row = rows.contact.find((contact) => contact.id === id);
    if (!row) throw new Error("both contacts are needed");
    return row;
  };
  const [survivor, gone] = [find(survivorId), find(goneId)];
  const wins = choices.job ?? "survivor";
  return [
    ...mergeEnrolments(rows, survivorId),
    ...mergeMemberships(rows.membership, survivorId),
    ...mergeJobs(rows.job, { survivorId, goneId, wins, today }),
    ...mergePoints(rows.contact_point, survivorId),
    ...mergeIssues(rows.contact_issue, survivorId),
    ...simple.flatMap((entity) => handedOver(entity, rows, survivorId)),
    ...mergeCandidates(rows.import_candidate, { survivorId, goneId }),
    ...mergePairs(rows, { survivorId, goneId }),
    ...update("contact", survivor, person),
    removal("contact", gone),
    addition("contact_redirect", { union_id: survivor.union_id, gone_id: goneId, survivor_id: survivorId }),
  ];
}

const simple = ["conversation", "assessment", "follow_up", "paper_list_row", "import_identity"] as const;

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

function handedOver(entity: Entity, rows: Rows, survivorId: string): Change[] {
  return rows[entity].flatMap((row) => update(entity, row, { contact_id: survivorId }));
}

export const undoDays = 30;

/** null when it can no longer be undone. */
export function undoDeadline(mergedAt: Date, now: Date = new Date()): Date | null {
  const deadline = new Date(mergedAt.getTime() + undoDays * 86_400_000);
  return deadline > now ? deadline : null;
}
