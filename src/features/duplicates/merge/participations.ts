import { type Change, type Row, type Rows, removal, text, update } from "./tables";

/** In an activity of both, one participation stays, as it was changed last, with the changes of both. */
export function mergeParticipations(rows: Rows, survivorId: string): Change[] {
  const ours = rows.participation.filter((row) => row.contact_id === survivorId);
  return rows.participation
    .filter((row) => row.contact_id !== survivorId)
    .flatMap((row) => {
      const shared = ours.find(({ activity_id }) => activity_id === row.activity_id);
      if (!shared) return update("participation", row, { contact_id: survivorId });
      const changes = rows.participation_change.filter(({ participation_id }) => participation_id === row.id);
      return [
        ...changes.flatMap((each) => update("participation_change", each, { participation_id: shared.id })),
        removal("participation", row),
        ...update("participation", shared, stands(shared, row)),
      ];
    });
}

function stands(ours: Row, theirs: Row): Row {
  const isLater = Date.parse(text(theirs, "changed_at")) > Date.parse(text(ours, "changed_at"));
  const last = theirs.state !== null && (isLater || ours.state === null) ? theirs : ours;
  return {
    state: last.state,
    changed_by: last.changed_by,
    changed_at: last.changed_at,
    promised: ours.promised === true || theirs.promised === true,
  };
}

/** What was frozen of the two stays once: the assessment given last. */
export function mergeTestPeople(rows: readonly Row[], survivorId: string): Change[] {
  const ours = rows.filter((row) => row.contact_id === survivorId);
  return rows
    .filter((row) => row.contact_id !== survivorId)
    .flatMap((row) => {
      const shared = ours.find(({ activity_id }) => activity_id === row.activity_id);
      if (!shared) return update("test_person", row, { contact_id: survivorId });
      return [
        removal("test_person", row),
        ...(ratedLater(row, shared) ? update("test_person", shared, rating(row)) : []),
      ];
    });
}

const ratedAt = (row: Row) => (row.rated_at ? Date.parse(text(row, "rated_at")) : 0);
const ratedLater = (one: Row, other: Row) => ratedAt(one) > ratedAt(other);
const rating = ({ level, rated_by, rated_at }: Row): Row => ({ level, rated_by, rated_at });
