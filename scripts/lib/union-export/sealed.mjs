import { sealing } from "../sealing.mjs";

// What a text looks like that is sealed. One that no key opened is exported as it is, and stays so.
const SEALED = /^v[12]\.([0-9a-f]{16}\.)?[A-Za-z0-9+/]{38,}={0,2}(\.[0-9a-f]{16})?$/;

/**
 * Opens the sealed texts of rows, and seals them again with the keys of another installation. Which texts are sealed is in
 * src/lib/sealed-columns.ts alone.
 *
 * @param {{ field: string, blind: string, old?: string }} keys
 */
export async function sealedTexts(keys) {
  const { decodeKey, unsealWith, sealWith, sealComparableWith, keyNameOf, ...columns } = await sealing();
  const ring = { current: decodeKey(keys.field), old: keys.old ? decodeKey(keys.old) : undefined };
  // Where keys can be changed, a text names its key, and is opened with the ring of them.
  const opening = keyNameOf ? ring : ring.current;
  const both = { field: ring.current, blind: decodeKey(keys.blind) };
  const seen = { unreadable: 0 };
  const open = (text, place) => {
    if (!SEALED.test(text)) return text;
    const opened = unsealWith(opening, text, place);
    if (opened === null) seen.unreadable += 1;
    return opened ?? text;
  };
  const close = (text, { id, ...of }, unionId) => {
    if (SEALED.test(text)) return text;
    return id === unionId
      ? sealComparableWith(both, text, { unionId, ...of })
      : sealWith(ring.current, text, { id, ...of });
  };
  return {
    seen,
    opener: (table) => changerOf(columns, table, open),
    closer: (table) => changerOf(columns, table, close),
  };
}

/** What changes the texts of a row of this table; undefined where none is sealed. */
function changerOf({ sealedColumns, sealedInside, sealedCells, placeIn, changeInside }, table, change) {
  const plain = sealedColumns.filter((each) => each.table === table);
  const inside = sealedInside.find((each) => each.table === table)?.columns ?? [];
  const { column, id } = sealedCells;
  const cells = sealedCells.table === table ? { column, id, of: { table, column } } : undefined;
  if (plain.length === 0 && inside.length === 0 && !cells) return undefined;
  return (row) => {
    const changed = { ...row };
    const once = (text, place) => change(text, place, row.union_id);
    for (const each of plain)
      if (typeof row[each.column] === "string")
        changed[each.column] = once(row[each.column], placeIn(each, row));
    for (const column of inside) changed[column] = changeInside(row[column], { ...row, ...row.key }, once);
    // Of a row that did not come in: a list as text, sealed as such. Others' cells are a list and stay one.
    if (cells && typeof row[cells.column] === "string")
      changed[cells.column] = once(row[cells.column], placeIn({ of: cells.of, id: cells.id }, row));
    return changed;
  };
}
