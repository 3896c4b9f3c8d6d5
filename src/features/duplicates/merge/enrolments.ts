import { type Change, maybe, type Row, type Rows, removal, text, update } from "./tables";

/** In a campaign of both, one enrolment stays, at the latest stage, with the moves of both. */
export function mergeEnrolments(rows: Rows, survivorId: string): Change[] {
  const ours = rows.enrolment.filter((row) => row.contact_id === survivorId);
  return rows.enrolment
    .filter((row) => row.contact_id !== survivorId)
    .flatMap((row) => {
      const shared = ours.find(({ campaign_id }) => campaign_id === row.campaign_id);
      if (!shared) return update("enrolment", row, { contact_id: survivorId });
      const moves = rows.stage_move.filter(({ enrolment_id }) => enrolment_id === row.id);
      return [
        ...moves.flatMap((move) => update("stage_move", move, { enrolment_id: shared.id })),
        removal("enrolment", row),
        ...update("enrolment", shared, stands(shared, row)),
      ];
    });
}

function stands(ours: Row, theirs: Row): Row {
  const isLater = Date.parse(text(theirs, "entered_stage_at")) > Date.parse(text(ours, "entered_stage_at"));
  const last = isLater ? theirs : ours;
  const stays = maybe(ours, "removed_at") === null || maybe(theirs, "removed_at") === null;
  return {
    ...(stays && { removed_at: null, removed_by: null, removed_reason: null }),
    stage_id: last.stage_id,
    entered_stage_at: last.entered_stage_at,
    owner_id: last.owner_id ?? ours.owner_id ?? theirs.owner_id,
  };
}
