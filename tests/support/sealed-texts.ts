import type pg from "pg";
import { decodeKey } from "@/lib/env-schema";
import { changeInside, placeIn, sealedCells, sealedColumns, sealedInside } from "@/lib/sealed-columns";
import { keyNameOf, type Place, unsealWith } from "@/lib/sealing";

export type Client = pg.Client;
type Row = Record<string, unknown>;
type Sealed = { where: string; cipher: string; place: Place };
export type SealedTextFound = { where: string; key: string | null; text: string | null };

/** Every sealed text of the registry, opened with one key; for an owner who may look at every row. */
export async function opened(client: Client, key: string): Promise<SealedTextFound[]> {
  const ring = { current: decodeKey(key) };
  const all = [...(await inColumns(client)), ...(await inside(client)), ...(await inCells(client))];
  return all.map(({ where, cipher, place }) => ({
    where,
    key: keyNameOf(cipher),
    text: unsealWith(ring, cipher, place),
  }));
}

async function rowsOf(client: Client, table: string): Promise<Row[]> {
  await client.query("BEGIN; SET LOCAL app.backup = 'on'");
  const { rows } = await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM public."${table}" t`);
  await client.query("COMMIT");
  return rows.map(({ row }) => row);
}

async function inColumns(client: Client): Promise<Sealed[]> {
  const found: Sealed[] = [];
  for (const each of sealedColumns)
    for (const row of await rowsOf(client, each.table)) {
      const cipher = row[each.column];
      if (typeof cipher !== "string") continue;
      found.push({ where: `${each.table}.${each.column}`, cipher, place: placeIn(each, row) });
    }
  return found;
}

async function inside(client: Client): Promise<Sealed[]> {
  const found: Sealed[] = [];
  for (const { table, columns } of sealedInside)
    for (const row of await rowsOf(client, table))
      for (const column of columns)
        changeInside(row[column], { ...row, ...keyOf(row) }, (cipher, place) => {
          found.push({ where: `${table}.${column}`, cipher, place });
          return null;
        });
  return found;
}

const keyOf = ({ key }: Row) => (typeof key === "object" ? key : {});

async function inCells(client: Client): Promise<Sealed[]> {
  const { table, column, id } = sealedCells;
  return (await rowsOf(client, table)).flatMap((row) => {
    const cipher = row[column];
    if (typeof cipher !== "string") return [];
    return [{ where: table, cipher, place: placeIn({ of: { table, column }, id }, row) }];
  });
}
