import { expect, it } from "vitest";
import { catalogue, ourTables } from "../../support/catalogue";
import { schemaFacts } from "../../support/prisma-schema";

const columns = `
  SELECT t.relname || '.' || a.attname || ': ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS fact
  FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE ${ourTables}`;

const enums = `
  SELECT 'enum ' || y.typname || ': ' || string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) AS fact
  FROM pg_type y JOIN pg_enum e ON e.enumtypid = y.oid
  WHERE y.typnamespace = 'public'::regnamespace GROUP BY y.typname`;

const named = (keys: string, table: string) => `(
  SELECT string_agg(a.attname, ', ' ORDER BY k.position)
  FROM unnest(${keys}) WITH ORDINALITY AS k (attnum, position)
  JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.attnum)`;

// Prisma's schema cannot express partial or computed unique indexes.
const keys = `
  SELECT t.relname || CASE WHEN x.indisprimary THEN ': primary key (' ELSE ': unique ' || i.relname || ' (' END
    || ${named("x.indkey::int2[]", "t.oid")} || ')' AS fact
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
  WHERE ${ourTables} AND x.indisunique AND x.indpred IS NULL AND x.indexprs IS NULL`;

const foreignKeys = `
  SELECT t.relname || ': (' || ${named("c.conkey", "t.oid")} || ') references ' || r.relname || ' (' || ${named("c.confkey", "r.oid")}
    || ') on delete ' || CASE c.confdeltype WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict' WHEN 'n' THEN 'setnull' ELSE 'noaction' END AS fact
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
  WHERE ${ourTables} AND c.contype = 'f'`;

it("says in schema.prisma what the migrations made: columns, types, enums, keys", async () => {
  const inSchema = new Set(schemaFacts("prisma/schema.prisma"));
  const rows = await catalogue<{ fact: string }>([columns, enums, keys, foreignKeys].join(" UNION ALL "));
  const inDatabase = new Set(rows.map(({ fact }) => fact));
  expect(inDatabase.size).toBeGreaterThan(300);
  expect({
    onlyInSchema: [...inSchema].filter((fact) => !inDatabase.has(fact)).sort(),
    onlyInDatabase: [...inDatabase].filter((fact) => !inSchema.has(fact)).sort(),
  }).toEqual({ onlyInSchema: [], onlyInDatabase: [] });
});
