import { z } from "zod";
import { seal, unsealIfReadable } from "@/lib/crypto";
import { Prisma } from "@/lib/db";
import { id } from "@/lib/ids";
import { isStorable } from "@/lib/storable";
import type { ContactFilter } from "./filter.schema";

export type Key = { value: Prisma.Sql; cast: "text" | "int" | "uuid" | "timestamptz" };

/** As contact_assessment_idx has it: 9 is none. Not coalesce, which row security keeps from an index. */
export const levelOrNine = Prisma.sql`CASE WHEN c.assessment IS NULL THEN 9 ELSE c.assessment::int END`;

const byId: Key = { value: Prisma.sql`c.id`, cast: "uuid" };
const byName: Key = { value: Prisma.sql`c.name`, cast: "text" };

export function keysOf({ sort }: ContactFilter): Key[] {
  if (sort === "last")
    return [
      {
        value: Prisma.sql`CASE WHEN c.last_conversation_at IS NULL THEN '-infinity'::timestamptz ELSE c.last_conversation_at END`,
        cast: "timestamptz",
      },
      byId,
    ];
  if (sort === "assessed") return [{ value: levelOrNine, cast: "int" }, byName, byId];
  return [byName, byId];
}

export const orderBy = (keys: readonly Key[]) =>
  Prisma.join(
    keys.map(({ value }) => value),
    ", ",
  );

/** The keys of a row as one text, which `afterCursor` reads. */
export const cursorColumn = (keys: readonly Key[]) =>
  Prisma.sql`json_build_array(${Prisma.join(
    keys.map(({ value }) => Prisma.sql`(${value})::text`),
    ", ",
  )})::text`;

export const fromEnd = (keys: readonly Key[]) =>
  Prisma.join(
    keys.map(({ value }) => Prisma.sql`${value} DESC`),
    ", ",
  );

/** What comes after a row; everything when the cursor is not one of this order. */
export const afterCursor = (keys: readonly Key[], cursor: string | undefined) => beyond(keys, cursor, ">");
export const beforeCursor = (keys: readonly Key[], cursor: string | undefined) => beyond(keys, cursor, "<");

function beyond(keys: readonly Key[], cursor: string | undefined, side: "<" | ">"): Prisma.Sql {
  const values = cursor ? readCursor(cursor) : [];
  const fits = keys.every(({ cast }, at) => shapes[cast].safeParse(values[at]).success);
  if (values.length !== keys.length || !fits) return Prisma.sql`true`;
  const here = keys.map(({ cast }, at) => Prisma.sql`${values[at]}::${Prisma.raw(cast)}`);
  return Prisma.sql`(${orderBy(keys)}) ${Prisma.raw(side)} (${Prisma.join(here, ", ")})`;
}

const instant = z.iso.datetime({ offset: true });
const asIso = (text: string) => text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");
const shapes = {
  text: z.string().refine(isStorable),
  int: z.string().regex(/^\d{1,5}$/),
  uuid: id,
  timestamptz: z.string().refine((text) => text === "-infinity" || instant.safeParse(asIso(text)).success),
};

// Sealed: the row that a page ends with has a name.
const cursorPlace = { table: "contact", column: "cursor", id: "list" };
export const writeCursor = (row: string) => Buffer.from(seal(row, cursorPlace)).toString("base64url");

function readCursor(cursor: string): string[] {
  try {
    const sealed = Buffer.from(cursor, "base64url").toString("utf8");
    const values: unknown = JSON.parse(unsealIfReadable(sealed, cursorPlace) ?? "[]");
    return Array.isArray(values) && values.every((value) => typeof value === "string") ? values : [];
  } catch {
    return [];
  }
}
