import { type Change, type Entity, equal, type Row, tables } from "./tables";

/** What an undo left: a column that was changed since, a deleted row, or new rows. */
export type Kept = { entity: Entity; column?: string; count?: number };

export type Undo = { changes: Change[]; kept: Kept[] };

/** The database returns a key's columns in another order. */
export const rowName = (entity: Entity, key: Change["key"]) =>
  [entity, ...tables[entity].key.map((column) => key[column])].join(" ");

/**
 * The steps of an undo, last step first. `current` has the rows as they are now: a column that was changed since the merge
 * is left alone.
 */
export function planUndo(changes: readonly Change[], current: ReadonlyMap<string, Row>): Undo {
  const undo: Undo = { changes: [], kept: [] };
  const now = new Map(current);
  for (const change of changes.toReversed()) {
    const name = rowName(change.entity, change.key);
    const row = now.get(name);
    const { change: back, kept } = reversed(change, row);
    undo.kept.push(...kept);
    if (!back) continue;
    undo.changes.push(back);
    if (back.after === null) now.delete(name);
    else now.set(name, { ...row, ...back.after });
  }
  return undo;
}

function reversed(change: Change, row: Row | undefined): { change: Change | null; kept: Kept[] } {
  const { entity, key, before, after } = change;
  if (after === null)
    return row
      ? { change: null, kept: [{ entity }] }
      : { change: { entity, key, before: null, after: before }, kept: [] };
  if (before === null) return { change: row ? { entity, key, before: row, after: null } : null, kept: [] };
  if (!row) return { change: null, kept: [{ entity }] };
  const columns = Object.keys(after);
  const same = columns.filter((column) => equal(row[column], after[column]));
  const kept = columns.filter((column) => !same.includes(column)).map((column) => ({ entity, column }));
  const of = (source: Row) => Object.fromEntries(same.map((column) => [column, source[column] ?? null]));
  return { change: same.length > 0 ? { entity, key, before: of(after), after: of(before) } : null, kept };
}
