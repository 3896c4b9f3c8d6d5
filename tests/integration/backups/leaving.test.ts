import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { sealNationalId } from "@/features/contacts/national-id.queries";
import { write } from "@/lib/db";
import {
  type Change,
  changeInside,
  placeIn,
  type SealedColumn,
  sealedCells,
  sealedColumns,
  sealedInside,
} from "@/lib/sealed-columns";
import { fingerprintsOf } from "../../../scripts/lib/keys.mjs";
import { OF_THE_INSTALLATION, OF_THE_SIGN_IN } from "../../../scripts/lib/union-export/format.mjs";
import { loadUnionExport } from "../../../scripts/lib/union-export/load.mjs";
import { openExport } from "../../../scripts/lib/union-export/read.mjs";
import { writeUnionExport } from "../../../scripts/lib/union-export/write.mjs";
import { asOwner, emptyDatabase, folder, ownerUrl, schemaOf } from "../../support/backups";
import { type Inhabited, inhabitedUnion } from "../../support/inhabited-union";

const keys = { field: "11".repeat(32), blind: "22".repeat(32) };
const others = { ...keys, field: "55".repeat(32) };

const printsOf = async (of: typeof keys) => ({ field: "", blind: "", ...(await fingerprintsOf(of)) });

async function exported({
  url = ownerUrl,
  union,
  with: sealed = keys,
}: {
  url?: string;
  union?: string;
  with?: typeof keys;
} = {}) {
  const file = path.join(folder(), "export.zip");
  const what = { ownerUrl: url, keys: sealed, uploads: folder(), version: "0.1.0" };
  const manifest = await writeUnionExport({ ...what, union, out: createWriteStream(file) });
  return { file, manifest };
}

async function imported(file: string, sealed = others): Promise<string> {
  const url = await emptyDatabase();
  const source = await openExport(file);
  await loadUnionExport({ source, url, keys: sealed, fingerprints: await printsOf(sealed) });
  source.close();
  return url;
}

const textIn = async (file: string, name: string) => {
  const source = await openExport(file);
  const text = (await buffer(await source.stream(name))).toString("utf8");
  source.close();
  return text;
};

const sealed = /^v[12]\.[A-Za-z0-9+/.]{38,}={0,2}/;

/** Every text in a value of JSON. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

const nationalId = "3201234567890001";
let inhabited: Inhabited;
let whole: Awaited<ReturnType<typeof exported>>;
beforeAll(async () => {
  inhabited = await inhabitedUnion();
  await inhabitedUnion();
  const { admin, here } = inhabited;
  const where = { unionId: admin.unionId, id: here.contactId };
  const data = sealNationalId(admin, { contactId: here.contactId, nationalId });
  await write(admin, (tx) => tx.contact.updateMany({ where, data }));
  whole = await exported();
});

describe("an export", () => {
  it("comes into an empty Serikat with the same checksum of every table, sealed with another key", async () => {
    const url = await imported(whole.file);
    const again = await exported({ url, with: others });
    expect(again.manifest.tables).toEqual(whole.manifest.tables);
    expect(again.manifest.unreadable).toBe(0);
    expect(await schemaOf(url)).toEqual(await schemaOf(ownerUrl));
  });

  it("has every table, but those of the installation and of signing in", async () => {
    const { rows } = await asOwner(ownerUrl, (client) =>
      client.query<{ name: string }>(
        "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
      ),
    );
    const there = whole.manifest.tables.map(({ name }) => name);
    const left = [...OF_THE_INSTALLATION, ...OF_THE_SIGN_IN];
    expect([...there, ...left].sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(whole.manifest.tables.filter(({ rows: count }) => count === 0).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it("has no text that is sealed, in whatever table, and those that were are readable", async () => {
    const found: string[] = [];
    for (const { name } of whole.manifest.tables) {
      const lines = (await textIn(whole.file, `data/${name}.jsonl`)).trim().split("\n");
      found.push(
        ...lines.flatMap((line) =>
          textsOf(JSON.parse(line))
            .filter((text) => sealed.test(text))
            .map(() => name),
        ),
      );
    }
    expect(found).toEqual([]);
    expect(await textIn(whole.file, "data/conversation.jsonl")).toContain("told in confidence");
    expect(await textIn(whole.file, "data/contact.jsonl")).toContain(nationalId);
  });

  it("knows every column of sealed texts, and every table that keeps rows with them", async () => {
    const found = await asOwner(ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname LIKE '%\\_cipher'`,
      );
      return rows.map(({ name }) => name);
    });
    const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(found.length).toBeGreaterThan(7);
    expect(found.filter((name) => !known.includes(name))).toEqual([]);
    const kept = [...sealedInside.map(({ table }) => table), sealedCells.table];
    expect(whole.manifest.tables.map(({ name }) => name)).toEqual(expect.arrayContaining(kept));
  });

  it("opens what is sealed inside a row that is kept, in the place it is bound to", () => {
    const row = { union_id: "u", entity_id: "e" };
    const seen: string[] = [];
    const change: Change = (text, place) => {
      seen.push(`${text} of ${place.table}.${place.column} ${place.id}`);
      return "opened";
    };
    const value = { id: "c", national_id_cipher: "sealed", name: "Siti" };
    expect(changeInside(value, row, change)).toEqual({ ...value, national_id_cipher: "opened" });
    const [column] = sealedColumns.filter((each: SealedColumn) => each.column === "national_id_cipher");
    expect(seen).toEqual([`sealed of contact.national_id ${column && placeIn(column, { id: "c" }).id}`]);
  });

  it("opens no account: no password, second factor or session is in it", async () => {
    const columns = whole.manifest.tables.flatMap(({ name, columns: all }) =>
      all.map((column) => `${name}.${column}`),
    );
    // Hashes of 256 random bits in a link or a phone, which nobody can turn round.
    const harmless = ["device.secret_hash", "invitation.token_hash"];
    expect(columns.filter((column) => /password|secret|token|session|hash$/.test(column)).sort()).toEqual(
      [...harmless, "import_batch.file_hash", "user.password_changed_at"].sort(),
    );
  });

  it("is CSV too, with a heading and as many rows, of which a spreadsheet runs none", async () => {
    const name = '=HYPERLINK("http://example.org")';
    const { admin, here } = inhabited;
    await asOwner(ownerUrl, (client) =>
      client.query("UPDATE contact SET nickname = $1 WHERE union_id = $2 AND id = $3", [
        name,
        admin.unionId,
        here.contactId,
      ]),
    );
    const { file, manifest } = await exported();
    const contacts = manifest.tables.find((table) => table.name === "contact");
    const [heading, ...lines] = (await textIn(file, "csv/contact.csv")).trimEnd().split("\r\n");
    expect(heading).toBe(`\uFEFF${contacts?.columns.join(",")}`);
    expect(lines).toHaveLength(contacts?.rows ?? 0);
    expect(lines.join("\n")).toContain(`"'=HYPERLINK(""http://example.org"")"`);
  });

  it("of one union has no row of another", async () => {
    const { unionId } = inhabited.admin;
    const { file, manifest } = await exported({ union: unionId });
    expect(manifest.unions.map(({ id }) => id)).toEqual([unionId]);
    for (const { name, columns } of manifest.tables.filter((table) => table.columns.includes("union_id"))) {
      const lines = (await textIn(file, `data/${name}.jsonl`)).trim().split("\n");
      expect(columns.length > 0 && new Set(lines.map((line) => JSON.parse(line).union_id))).toEqual(
        new Set([unionId]),
      );
    }
    const again = await exported({ url: await imported(file), with: others });
    expect(again.manifest.tables).toEqual(manifest.tables);
  });

  it("keeps a text that no key opens as it is", async () => {
    const { manifest } = await exported({ with: others });
    expect(manifest.unreadable).toBeGreaterThan(5);
  });

  it.each(["has another byte in its rows", "was cut short"])(
    "that %s is refused, and changes nothing",
    async (what) => {
      const bytes = readFileSync(whole.file);
      const at = bytes.indexOf("data/contact.jsonl") + 200;
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const file = path.join(folder(), "changed.zip");
      writeFileSync(file, what === "was cut short" ? bytes.subarray(0, -500) : bytes);
      const url = await emptyDatabase();
      const fingerprints = await printsOf(others);
      const arrival = openExport(file).then((source) =>
        loadUnionExport({ source, url, keys: others, fingerprints }),
      );
      await expect(arrival).rejects.toThrow(/damaged/);
      const { rows } = await asOwner(url, (client) =>
        client.query("SELECT to_regclass('public.contact') AS made"),
      );
      expect(rows).toEqual([{ made: null }]);
    },
  );
});
