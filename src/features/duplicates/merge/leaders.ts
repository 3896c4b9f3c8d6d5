import { type Change, maybe, type Row, removal, text, update } from "./tables";

type Merge = { survivorId: string; goneId: string };
const isOpen = (row: Row) => maybe(row, "ended_on") === null;

/** A kind that both are marked with stays once, with the earlier evidence. */
export function mergeLeaders(rows: readonly Row[], { survivorId, goneId }: Merge): Change[] {
  const open = rows.filter((row) => row.contact_id === survivorId && isOpen(row));
  return rows
    .filter((row) => row.contact_id === goneId)
    .flatMap((row) => {
      const twin = isOpen(row) ? open.find(({ kind }) => kind === row.kind) : undefined;
      if (!twin) return update("leader", row, { contact_id: survivorId });
      const earlier = text(row, "since") < text(twin, "since");
      const { since, evidence, marked_by } = row;
      return [
        removal("leader", row),
        ...(earlier ? update("leader", twin, { since, evidence, marked_by }) : []),
      ];
    });
}

/** Who followed the one follows the other. A tie between the two is none; of two leaders at once the survivor's stays. */
export function mergeFollowings(rows: readonly Row[], { survivorId, goneId }: Merge): Change[] {
  const leads = rows.some(
    (row) => row.contact_id === survivorId && isOpen(row) && row.leader_contact_id !== goneId,
  );
  const now = (id: unknown) => (id === goneId ? survivorId : id);
  const tie = (row: Row) => ({
    contact_id: now(row.contact_id),
    leader_contact_id: now(row.leader_contact_id),
  });
  const goes = (row: Row) =>
    tie(row).contact_id === tie(row).leader_contact_id || (leads && row.contact_id === goneId && isOpen(row));
  // What goes makes room for what is handed over.
  return [
    ...rows.filter(goes).map((row) => removal("following", row)),
    ...rows.filter((row) => !goes(row)).flatMap((row) => update("following", row, tie(row))),
  ];
}
