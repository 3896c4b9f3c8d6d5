import "server-only";
import { readableText } from "@/features/contacts/sealed-texts.queries";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { ofBatch } from "../batch.queries";

/** What somebody says of herself or is known by, by the field. */
export type FieldValues = Record<string, readonly string[]>;

type Found = { key: string; name: string; values: Record<string, string | string[] | null> };

const asFieldValues = (ctx: Context, { name, values }: Found): FieldValues =>
  Object.fromEntries(
    Object.entries({ name, ...values }).map(([field, value]) => {
      if (field === "address" && typeof value === "string")
        return [field, [readableText(ctx, field, value) ?? []].flat()];
      return [field, value === null ? [] : Array.isArray(value) ? value : [value]];
    }),
  );

export async function rowValues(
  tx: Tx,
  ctx: Context,
  { batchId, rows }: { batchId: string; rows: number[] },
): Promise<Map<number, FieldValues>> {
  const found = await tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT i.row_number::text AS key, i.name, json_build_object('nickname', i.nickname, 'phones', i.phones, 'emails', i.emails, 'sex', i.sex,
      'birthDate', i.birth_date, 'birthPlace', i.birth_place, 'nationalId', CASE WHEN i.national_id_key IS NOT NULL THEN left(i.national_id_key, 6) END,
      'address', i.address_cipher, 'workplace', i.workplace, 'department', i.department, 'shift', i.shift, 'employeeNumber', i.employee_number,
      'cardNumber', i.card_number) AS values
    FROM import_person i WHERE ${ofBatch("i", ctx, batchId)} AND i.row_number = ANY (${rows}::int[])`);
  return new Map(found.map((each) => [Number(each.key), asFieldValues(ctx, each)]));
}

export async function contactValues(tx: Tx, ctx: Context, ids: string[]): Promise<Map<string, FieldValues>> {
  const points = (
    kind: string,
  ) => Prisma.sql`(SELECT json_agg(p.value ORDER BY p.position) FROM contact_point p
    WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = ${kind}::contact_point_kind)`;
  const found = await tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT c.id::text AS key, c.name, json_build_object('nickname', c.nickname, 'phones', ${points("phone")}, 'emails', ${points("email")}, 'sex', c.sex,
      'birthDate', c.birth_date, 'birthPlace', c.birth_place, 'nationalId', CASE WHEN c.national_id_key IS NOT NULL THEN left(c.national_id_key, 6) END,
      'address', c.address_cipher, 'workplace', w.name, 'department', d.name, 'shift', h.name, 'employeeNumber', j.employee_number,
      'cardNumber', (SELECT m.card_number FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id AND m.card_number IS NOT NULL
        ORDER BY m.recorded_on DESC LIMIT 1)) AS values
    FROM contact c LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    LEFT JOIN workplace w ON w.union_id = c.union_id AND w.id = j.workplace_id
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = j.department_id
    LEFT JOIN shift h ON h.union_id = c.union_id AND h.id = j.shift_id
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${ids}::uuid[])`);
  return new Map(found.map((each) => [each.key, asFieldValues(ctx, each)]));
}
