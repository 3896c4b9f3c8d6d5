import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { streamRows } from "@/lib/stream-rows";
import { columnsOf, type ExportColumn, type ExportLanguage, exportWords } from "./export.schema";
import { select } from "./filter.queries";
import type { ContactFilter } from "./filter.schema";
import { heldIssues } from "./issues.queries";
import { orderBy } from "./order.queries";
import { contacts } from "./policy";
import { readableText } from "./sealed-texts.queries";
import { preferringSimilar } from "./search.queries";

const atOnce = 1_000;

type Row = Record<ExportColumn, string | null>;
type Found = Omit<Row, "address"> & { addressCipher: string | null };
type Asked = { filter: ContactFilter; columns: readonly string[]; language: ExportLanguage };

/** The people of a filter as cells, in the order of the columns, a thousand at a time and all of one moment. */
export async function* exportLines(
  ctx: Context,
  { filter, columns, language }: Asked,
): AsyncGenerator<string[][]> {
  authorize(ctx, contacts.export);
  const { where, keys, step } = await read(ctx, (tx) => select(tx, ctx, filter));
  const wanted = columnsOf(columns).map(({ key }) => key);
  const statement = Prisma.sql`${columnsFrom(ctx)} WHERE ${where} ORDER BY ${orderBy(keys)}`;
  const first = step === "similar" ? preferringSimilar : undefined;
  for await (const rows of streamRows<Found>(ctx, { statement, first, size: atOnce }))
    yield rows.map(({ addressCipher, ...row }) => {
      const address = readableText(ctx, "address", addressCipher);
      return cellsOf({ ...row, address }, { keys: wanted, language });
    });
}

/** An issue's name may have any mark in it but a line break: so each has a line of its own. */
const columnsFrom = (ctx: Context) => Prisma.sql`
  SELECT c.id::text, c.name, c.nickname, c.sex::text, c.birth_place AS "birthPlace", c.birth_date::text AS "birthDate",
    p.phones, p.emails, c.address_cipher AS "addressCipher", c.language, c.external_id AS "externalId", u.issues,
    CASE WHEN c.do_not_contact THEN 'yes' END AS "doNotContact",
    CASE WHEN NOT c.do_not_contact AND c.closed @> ARRAY['union.call', 'union.message'] THEN 'yes' END AS "doNotCall",
    CASE WHEN NOT c.do_not_contact AND 'union.email' = ANY (c.closed) THEN 'yes' END AS "doNotEmail", e.name AS employer, w.name AS workplace, d.name AS department,
    s.name AS shift, j.line, j.title, j.employee_number AS "employeeNumber", j.contract_type::text AS "contractType",
    j.contract_ends_on::text AS "contractEndsOn", j.started_on::text AS "startedOn",
    CASE WHEN c.is_member THEN 'yes' ELSE 'no' END AS "isMember", m.card_number AS "cardNumber", m.joined_on::text AS "joinedOn"
  FROM contact c
  LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
  LEFT JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id
  LEFT JOIN employer e ON e.union_id = w.union_id AND e.id = w.employer_id
  LEFT JOIN department d ON d.union_id = j.union_id AND d.id = j.department_id
  LEFT JOIN shift s ON s.union_id = j.union_id AND s.id = j.shift_id
  LEFT JOIN LATERAL (SELECT card_number, joined_on FROM membership WHERE union_id = c.union_id AND contact_id = c.id AND c.is_member
    ORDER BY coalesce(joined_on, recorded_on) DESC LIMIT 1) m ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(value, ' / ' ORDER BY position, id) FILTER (WHERE kind = 'phone') AS phones,
      string_agg(value, ', ' ORDER BY position, id) FILTER (WHERE kind = 'email') AS emails
    FROM contact_point WHERE union_id = c.union_id AND contact_id = c.id) p ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(i.name, E'\\n' ORDER BY i.position, i.name) AS issues
    FROM (SELECT DISTINCT issue_id FROM ${heldIssues(ctx)} x WHERE x.contact_id = c.id) h
    JOIN issue i ON i.union_id = c.union_id AND i.id = h.issue_id) u ON true`;

const spoken: ReadonlySet<ExportColumn> = new Set([
  "sex",
  "doNotContact",
  "doNotCall",
  "doNotEmail",
  "contractType",
  "isMember",
]);

type Cells = { keys: readonly ExportColumn[]; language: ExportLanguage };

function cellsOf(row: Row, { keys, language }: Cells): string[] {
  return keys.map((key) => {
    const value = row[key];
    return spoken.has(key) && value !== null ? (exportWords[language][value] ?? value) : (value ?? "");
  });
}
