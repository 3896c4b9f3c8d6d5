import { type Change, type Row, removal, text, update } from "./tables";

const strictest = ["withdrawn", "given", "unknown"];

/** Telephones and e-mail addresses of both, each once, the survivor's first. A withdrawn consent stays withdrawn. */
export function mergePoints(rows: readonly Row[], survivorId: string): Change[] {
  const ours = rows.filter((row) => row.contact_id === survivorId);
  const same = (one: Row, other: Row) => one.kind === other.kind && one.value === other.value;
  const end = Math.max(0, ...ours.map((row) => Number(row.position) + 1));
  return rows
    .filter((row) => row.contact_id !== survivorId)
    .flatMap((row) => {
      const twin = ours.find((other) => same(other, row));
      if (!twin)
        return update("contact_point", row, {
          contact_id: survivorId,
          position: end + Number(row.position),
        });
      return [removal("contact_point", row), ...consented(twin, row)];
    });
}

function consented(ours: Row, theirs: Row): Change[] {
  const rank = (row: Row) => strictest.indexOf(text(row, "consent"));
  if (rank(ours) <= rank(theirs)) return [];
  return update("contact_point", ours, {
    consent: theirs.consent,
    consent_on: theirs.consent_on,
  });
}
