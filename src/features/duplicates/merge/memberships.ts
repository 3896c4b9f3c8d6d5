import { type Change, maybe, type Row, removal, text, update } from "./tables";

const startOf = (row: Row) => maybe(row, "joined_on") ?? text(row, "recorded_on");
const endOf = (row: Row) => maybe(row, "left_on") ?? "9999-12-31";

/** Overlapping memberships become one: from the earliest start to the latest end, with a card number if any has one. */
export function mergeMemberships(rows: readonly Row[], survivorId: string): Change[] {
  return spells(rows).flatMap((spell) => {
    const [first, ...others] = spell;
    if (!first) return [];
    const last = spell.reduce((latest, row) => (endOf(row) > endOf(latest) ? row : latest));
    const patch = {
      contact_id: survivorId,
      card_number: spell.map((row) => maybe(row, "card_number")).find((number) => number !== null) ?? null,
      ...categoryOf(spell),
      left_on: maybe(last, "left_on"),
      ending: maybe(last, "ending"),
    };
    return [...others.map((row) => removal("membership", row)), ...update("membership", first, patch)];
  });
}

/** That of the first which counts: an ordinary membership has in it what another category has. */
function categoryOf(spell: readonly Row[]): Row {
  const { category_id, counts } = spell.find((row) => row.counts === true) ?? spell[0] ?? {};
  return counts === undefined ? {} : { category_id, counts };
}

function spells(rows: readonly Row[]): Row[][] {
  const ordered = rows.toSorted((a, b) => compare(startOf(a), startOf(b)) || compare(endOf(b), endOf(a)));
  const found: Row[][] = [];
  let end = "";
  for (const row of ordered) {
    const isEmpty = startOf(row) === endOf(row);
    const spell = found.at(-1);
    if (spell && !isEmpty && startOf(row) < end) spell.push(row);
    else if (isEmpty) found.unshift([row]);
    else found.push([row]);
    if (!isEmpty && endOf(row) > end) end = endOf(row);
  }
  return found;
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
