import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { nationalIdKey } from "../national-ids/queries";
import { readPoints } from "../points/mutations";
import { contacts } from "../policy";
import type { CreateContactInput } from "../schema";
import { searchText } from "../search/rules";

export type Namesake = {
  id: string;
  name: string;
  place: string;
  reason: "national_id" | "employee_number" | "phone" | "name";
};

/** Contacts who may be the person that somebody is about to add; in the reader's turf, the surest first. */
export async function namesakesOf(ctx: Context, input: CreateContactInput): Promise<Namesake[]> {
  authorize(ctx, contacts.create);
  return read(ctx, async (tx) => {
    const phones = (await readPoints(tx, ctx, input))
      .filter(({ kind }) => kind === "phone")
      .map(({ value }) => value);
    const union = Prisma.sql`union_id = ${ctx.unionId}::uuid`;
    const sure = input.nationalId ? nationalIdKey(ctx.unionId, input.nationalId) : "";
    return tx.$queryRaw<Namesake[]>(Prisma.sql`
      SELECT c.id, c.name, concat_ws(' · ', w.name, d.name) AS place, q.reason
      FROM (SELECT DISTINCT ON (id) id, rank, reason FROM (
        SELECT id, 1 AS rank, 'national_id' AS reason FROM contact WHERE ${union} AND national_id_key = ${sure}
        UNION ALL SELECT contact_id, 2, 'employee_number' FROM job
          WHERE ${union} AND is_current AND employee_number = ${input.employeeNumber ?? ""} AND workplace_id = ${input.workplaceId ?? null}::uuid
        UNION ALL SELECT contact_id, 3, 'phone' FROM contact_point WHERE ${union} AND kind = 'phone' AND value = ANY (${phones})
        UNION ALL SELECT id, 4, 'name' FROM contact
          WHERE ${union} AND similarity(search_text, ${searchText(input.name, input.nickname)}) > 0.7
            AND (workplace_id = ${input.workplaceId ?? null}::uuid OR ${input.workplaceId === undefined})
      ) every ORDER BY id, rank) q
      JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = q.id
      LEFT JOIN workplace w ON w.union_id = c.union_id AND w.id = c.workplace_id
      LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
      ORDER BY q.rank, c.name, c.id LIMIT 6`);
  });
}
