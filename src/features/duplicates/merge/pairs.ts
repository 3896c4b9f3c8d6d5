import { addition, type Change, type Row, type Rows, removal, text, update } from "./tables";

type Two = { survivorId: string; goneId: string };

/** "Not the same as" moves to the survivor; open pairs are compared anew. */
export function mergePairs(rows: Rows, { survivorId, goneId }: Two): Change[] {
  const ofGone = (row: Row) => row.contact_a === goneId || row.contact_b === goneId;
  const known = new Set(
    rows.contact_distinction.filter((row) => !ofGone(row)).flatMap((row) => otherThan(row, survivorId)),
  );
  const distinctions = rows.contact_distinction.filter(ofGone).flatMap((row) => {
    const other = otherThan(row, goneId)[0];
    const gone = removal("contact_distinction", row);
    if (!other || other === survivorId || known.has(other)) return [gone];
    const [contact_a, contact_b] = [other, survivorId].toSorted();
    return [gone, addition("contact_distinction", { ...row, contact_a, contact_b })];
  });
  return [
    ...distinctions,
    ...rows.duplicate_pair.filter(ofGone).map((row) => removal("duplicate_pair", row)),
    ...followers("contact_merge", rows, { survivorId, goneId }),
    ...followers("contact_redirect", rows, { survivorId, goneId }),
  ];
}

const otherThan = (row: Row, id: string): string[] =>
  [text(row, "contact_a"), text(row, "contact_b")].filter((each) => each !== id);

function followers(
  entity: "contact_merge" | "contact_redirect",
  rows: Rows,
  { survivorId, goneId }: Two,
): Change[] {
  return rows[entity]
    .filter((row) => row.survivor_id === goneId)
    .flatMap((row) => update(entity, row, { survivor_id: survivorId }));
}
