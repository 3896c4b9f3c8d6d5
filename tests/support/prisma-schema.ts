import { readFileSync } from "node:fs";

type Block = { name: string; table: string; lines: string[] };

const nativeTypes: Record<string, string> = {
  Uuid: "uuid",
  Date: "date",
  "Timestamptz(6)": "timestamp with time zone",
  SmallInt: "smallint",
};
const scalarTypes: Record<string, string> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Boolean: "boolean",
  Json: "jsonb",
  Bytes: "bytea",
};

/** schema.prisma as one sentence a fact: tables, columns, enums, keys. */
export function schemaFacts(path: string): string[] {
  const source = readFileSync(path, "utf8");
  const models = blocks(source, "model");
  const enums = blocks(source, "enum");
  const tableOf = new Map(models.map(({ name, table }) => [name, table]));
  const enumOf = new Map(enums.map(({ name, table }) => [name, table]));
  return [
    ...enums.map(
      ({ table, lines }) => `enum ${table}: ${lines.filter((line) => /^\w+$/.test(line)).join(", ")}`,
    ),
    ...models.flatMap((model) => modelFacts(model, { tableOf, enumOf })),
  ];
}

function blocks(source: string, kind: "model" | "enum"): Block[] {
  return [...source.matchAll(new RegExp(`^${kind} (\\w+) \\{\\n([\\s\\S]*?)^\\}`, "gm"))].map(
    ([, name = "", body = ""]) => {
      const lines = body.split("\n").map((line) => line.trim());
      const table = /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? name;
      return { name, table, lines };
    },
  );
}

type Names = { tableOf: Map<string, string>; enumOf: Map<string, string> };

function modelFacts({ table, lines }: Block, names: Names): string[] {
  const fields = lines.filter((line) => /^\w+\s+\w+/.test(line));
  const columns = new Map(fields.map((line) => [line.split(/\s+/)[0] ?? "", columnName(line)]));
  const inColumns = (list: string) =>
    list
      .split(",")
      .map((field) => columns.get(field.trim()) ?? `unknown field ${field}`)
      .join(", ");
  return fields
    .flatMap((line) => fieldFacts(line, { table, inColumns, ...names }))
    .concat(lines.flatMap((line) => keyFacts(line, table, inColumns)));
}

function columnName(line: string): string {
  return /@map\("([^"]+)"\)/.exec(line)?.[1] ?? line.split(/\s+/)[0] ?? "";
}

type FieldNames = Names & { table: string; inColumns: (list: string) => string };

function fieldFacts(line: string, { table, inColumns, tableOf, enumOf }: FieldNames): string[] {
  const [, name = "", type = "", mark = ""] = /^(\w+)\s+(\w+)(\[\]|\?)?/.exec(line) ?? [];
  const target = tableOf.get(type);
  if (target) return foreignKeyFacts(line, { table, target, inColumns, targetColumns: snakeCase });
  const native = /@db\.(\w+(?:\([\d, ]+\))?)/.exec(line)?.[1];
  const known = native
    ? (nativeTypes[native] ?? native.toLowerCase().replace("decimal", "numeric").replace(" ", ""))
    : (scalarTypes[type] ?? enumOf.get(type));
  const key = / @id\b/.test(line) ? [`${table}: primary key (${columnName(line)})`] : [];
  return [
    `${table}.${columnName(line)}: ${known ?? `unknown type ${type} of ${name}`}${mark === "[]" ? mark : ""}${mark === "?" ? "" : " not null"}`,
    ...key,
  ];
}

type ForeignKey = {
  table: string;
  target: string;
  inColumns: (list: string) => string;
  targetColumns: (list: string) => string;
};

function foreignKeyFacts(line: string, { table, target, inColumns, targetColumns }: ForeignKey): string[] {
  const [, fields, references] = /fields: \[([^\]]+)\], references: \[([^\]]+)\]/.exec(line) ?? [];
  if (!fields || !references) return [];
  const onDelete = /onDelete: (\w+)/.exec(line)?.[1] ?? "unsaid";
  return [
    `${table}: (${inColumns(fields)}) references ${target} (${targetColumns(references)}) on delete ${onDelete.toLowerCase()}`,
  ];
}

// References are ids, or columns whose name in the schema is theirs in camelCase.
const snakeCase = (list: string) =>
  list
    .split(",")
    .map((field) => field.trim().replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .join(", ");

function keyFacts(line: string, table: string, inColumns: (list: string) => string): string[] {
  const primary = /^@@id\(\[([^\]]+)\]/.exec(line)?.[1];
  if (primary) return [`${table}: primary key (${inColumns(primary)})`];
  const [, unique, map] = /^@@unique\(\[([^\]]+)\](?:, map: "([^"]+)")?/.exec(line) ?? [];
  return unique ? [`${table}: unique ${map ?? "unnamed"} (${inColumns(unique)})`] : [];
}
