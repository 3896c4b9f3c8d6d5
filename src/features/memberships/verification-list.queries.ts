import type { Context } from "@/lib/context";
import { type Day, today } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { verification } from "./policy";
import { evidenceSql, verifiableMembers } from "./verification.queries";

export type VerificationRow = {
  name: string;
  employeeNumber: string | null;
  department: string | null;
  evidence: "card" | "statement" | "claimed" | "none";
  number: string | null;
  issuedOn: Day | null;
  signedOn: Day | null;
  otherUnion: string | null;
};

export type VerificationPack = {
  union: string;
  employer: string;
  on: Day;
  members: number;
  verifiable: number;
  rows: VerificationRow[];
};

/** Every member at a company on a day with the evidence, by name. */
export async function verificationPack(
  ctx: Context,
  { employerId, on }: { employerId: string; on: Day },
): Promise<VerificationPack> {
  authorize(ctx, verification.print);
  return read(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: employerId };
    const employer = await tx.employer.findFirst({
      where,
      select: { name: true, workplaces: { select: { id: true } } },
    });
    if (!employer) throw new AppError("NOT_FOUND");
    const union = await tx.union.findFirst({ where: { id: ctx.unionId }, select: { name: true } });
    const workplaceIds = employer.workplaces.map(({ id }) => id);
    const rows = await tx.$queryRaw<VerificationRow[]>(Prisma.sql`
      SELECT c.name, j.employee_number AS "employeeNumber", d.name AS department, e.evidence, e.number,
        to_char(e.issued_on, 'YYYY-MM-DD') AS "issuedOn", to_char(e.signed_on, 'YYYY-MM-DD') AS "signedOn", e.other_union AS "otherUnion"
      FROM (${evidenceSql(ctx, { workplaceIds, on })}) e
      JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = e.contact_id
      LEFT JOIN job j ON j.union_id = ${ctx.unionId}::uuid AND j.contact_id = c.id AND j.is_current
      LEFT JOIN department d ON d.union_id = ${ctx.unionId}::uuid AND d.workplace_id = j.workplace_id AND d.id = j.department_id
      ORDER BY c.name, c.id`);
    const proven = rows.filter(({ evidence }) => evidence === "card" || evidence === "statement");
    const figures = { members: rows.length, verifiable: proven.length };
    return { union: union?.name ?? "", employer: employer.name, on, ...figures, rows };
  });
}

/** Members and verifiable members of a company today. */
export async function verifiableOfEmployer(
  ctx: Context,
  employerId: string,
): Promise<{ members: number; verifiable: number }> {
  authorize(ctx, verification.print);
  const workplaces = await read(ctx, (tx) =>
    tx.workplace.findMany({ where: { unionId: ctx.unionId, employerId }, select: { id: true } }),
  );
  const scope = { workplaceIds: workplaces.map(({ id }) => id), on: today(ctx) };
  const { members, verifiable } = await verifiableMembers(ctx, scope);
  return { members: members ?? 0, verifiable: verifiable ?? 0 };
}
