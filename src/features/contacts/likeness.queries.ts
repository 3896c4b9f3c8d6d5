import "server-only";
import { type Prepared, prepared, type Traits } from "@/features/matching/likeness";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { readableNationalId } from "./national-id.queries";
import { readableText } from "./sealed-texts.queries";

type Row = Omit<Traits, "nationalId" | "address"> & {
  nationalIdCipher: string | null;
  addressCipher: string | null;
};

/** For the matcher alone: national ids and addresses are in the clear. */
export async function preparedOf(
  tx: Tx,
  ctx: Context,
  contactIds: readonly string[],
): Promise<Map<string, Prepared>> {
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT c.id::text, c.name, c.national_id_cipher AS "nationalIdCipher", c.birth_date::text AS "birthDate", c.address_cipher AS "addressCipher",
      coalesce(p.phones, '{}') AS phones, coalesce(p.emails, '{}') AS emails, e.name AS employer,
      j.employee_number AS "employeeNumber", m.card_number AS "cardNumber",
      c.workplace_id::text AS "workplaceId", c.department_id::text AS "departmentId"
    FROM contact c
    LEFT JOIN LATERAL (SELECT array_agg(value) FILTER (WHERE kind = 'phone') AS phones, array_agg(value) FILTER (WHERE kind = 'email') AS emails
      FROM contact_point WHERE union_id = c.union_id AND contact_id = c.id) p ON true
    LEFT JOIN LATERAL (SELECT employee_number, workplace_id FROM job WHERE union_id = c.union_id AND contact_id = c.id
      ORDER BY is_current DESC, ended_on DESC NULLS LAST, id DESC LIMIT 1) j ON true
    LEFT JOIN workplace w ON w.union_id = c.union_id AND w.id = j.workplace_id
    LEFT JOIN employer e ON e.union_id = c.union_id AND e.id = w.employer_id
    LEFT JOIN LATERAL (SELECT card_number FROM membership WHERE union_id = c.union_id AND contact_id = c.id AND card_number IS NOT NULL
      ORDER BY recorded_on DESC, id DESC LIMIT 1) m ON true
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${[...contactIds]}::uuid[])`);
  return new Map(
    rows.map(({ nationalIdCipher, addressCipher, ...row }) => [
      row.id,
      prepared({
        ...row,
        nationalId: readableNationalId(row.id, nationalIdCipher),
        address: readableText(ctx, "address", addressCipher),
      }),
    ]),
  );
}
