import {
  type Change,
  type Entity,
  entities,
  keyOf,
  type Row,
  type Rows,
} from "@/features/duplicates/merge/tables";
import { rowName } from "@/features/duplicates/merge/undo";

/** The rows of two contacts as a merge is given them; tables that a test doesn't name are empty. */
export function rowsOf(given: Partial<Record<Entity, readonly Row[]>>): Rows {
  const all: Record<string, readonly Row[]> = Object.fromEntries(entities.map((entity) => [entity, []]));
  return { ...all, ...given } as Rows;
}

/** The rows by their names, as an undo is given them. */
export function namedRows(rows: Rows): Map<string, Row> {
  return new Map(
    entities.flatMap((entity) =>
      rows[entity].map((row) => [rowName(entity, keyOf(entity, row)), row] as const),
    ),
  );
}

/** What stands there after each of the changes, done one after the other as the database does them. */
export function* afterEach(rows: ReadonlyMap<string, Row>, changes: readonly Change[]) {
  const now = new Map(rows);
  for (const { entity, key, before, after } of changes) {
    const name = rowName(entity, key);
    if (before === null ? now.has(name) : !now.has(name))
      throw new Error(`${name} cannot be changed like that`);
    if (after === null) now.delete(name);
    else now.set(name, { ...now.get(name), ...after });
    yield now;
  }
}

/** What stands there after all of the changes. */
export function applied(rows: ReadonlyMap<string, Row>, changes: readonly Change[]): Map<string, Row> {
  let last = new Map(rows);
  for (const now of afterEach(rows, changes)) last = now;
  return last;
}
