import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { type Region, regionsLike } from "@/lib/region";
import { asWholeUnion } from "@/lib/whole-union";
import { employers } from "./policy";
import type { EmployerFilter } from "./schema";

export type ListedEmployer = {
  id: string;
  name: string;
  companyGroup: string | null;
  sector: string | null;
  region: Region | null;
  /** In the turf, archived ones left out. */
  workplaces: number;
};

export type EmployerList = { employers: ListedEmployer[]; total: number; next: string | null };

const pageSize = 25;

/** By name. An employer is seen with one of its workplaces; who sees the whole union sees those without any too. */
export async function listEmployers(ctx: Context, { q, after }: EmployerFilter): Promise<EmployerList> {
  authorize(ctx, employers.read);
  const where = Prisma.sql`e.union_id = ${ctx.unionId}::uuid AND ${inSight(ctx)} AND ${matching(q)}`;
  return read(ctx, async (tx) => {
    const rows = await tx.$queryRaw<ListedEmployer[]>(Prisma.sql`
      SELECT e.id::text, e.name, e.company_group AS "companyGroup", e.sector, e.region,
        (SELECT count(*)::int FROM workplace w WHERE w.union_id = ${ctx.unionId}::uuid AND w.employer_id = e.id
          AND w.archived_at IS NULL) AS workplaces
      FROM employer e WHERE ${where} AND ${after ? Prisma.sql`lower(e.name) > ${after}` : Prisma.sql`true`}
      ORDER BY lower(e.name) LIMIT ${pageSize + 1}::int`);
    const [counted] = await tx.$queryRaw<{ total: number }[]>(
      Prisma.sql`SELECT count(*)::int AS total FROM employer e WHERE ${where}`,
    );
    const listed = rows.slice(0, pageSize);
    const end = rows.length > pageSize ? listed.at(-1) : undefined;
    return { employers: listed, total: counted?.total ?? 0, next: end ? end.name.toLowerCase() : null };
  });
}

const inSight = (ctx: Context) =>
  ctx.turf.whole
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT 1 FROM workplace w WHERE w.union_id = ${ctx.unionId}::uuid AND w.employer_id = e.id)`;

/** Names, groups, sectors and regions that have the words; "%" is no pattern. */
function matching(q: string): Prisma.Sql {
  if (q === "") return Prisma.sql`true`;
  const has = (column: Prisma.Sql) => Prisma.sql`position(lower(${q}) IN lower(${column})) > 0`;
  return Prisma.sql`(${has(Prisma.sql`e.name`)} OR ${has(Prisma.sql`coalesce(e.company_group, '')`)}
    OR ${has(Prisma.sql`coalesce(e.sector, '')`)} OR ${has(Prisma.sql`coalesce(e.region, '')`)}
    OR e.region = ANY (${regionsLike(q)}::text[]))`;
}

export type Employer = Omit<ListedEmployer, "workplaces"> & {
  version: number;
  oshubId: string | null;
  registrationNumber: string | null;
  registeredOn: Day | null;
  registrationOffice: string | null;
  workplaces: { id: string; name: string; town: string | null }[];
};

export async function getEmployer(ctx: Context, employerId: string): Promise<Employer> {
  authorize(ctx, employers.read);
  const found = await read(ctx, (tx) =>
    tx.employer.findFirst({
      where: {
        unionId: ctx.unionId,
        id: employerId,
        ...(ctx.turf.whole ? {} : { workplaces: { some: { unionId: ctx.unionId } } }),
      },
      select: {
        id: true,
        name: true,
        version: true,
        companyGroup: true,
        sector: true,
        region: true,
        oshubId: true,
        registrationNumber: true,
        registeredOn: true,
        registrationOffice: true,
        workplaces: {
          where: { archivedAt: null },
          select: { id: true, name: true, town: true },
          orderBy: [{ name: "asc" }, { id: "asc" }],
        },
      },
    }),
  );
  if (!found) throw new AppError("NOT_FOUND");
  return { ...found, registeredOn: found.registeredOn && fromDatabaseDay(found.registeredOn) };
}

/** Whether this user may change what is said of the company: the role, and the whole of it in the turf. */
export async function mayEditEmployer(ctx: Context, employerId: string): Promise<boolean> {
  authorize(ctx, employers.read);
  if (!can(ctx, employers.edit)) return false;
  return read(ctx, (tx) => isWhollyInTurf(tx, ctx, employerId));
}

export async function isWhollyInTurf(tx: Tx, ctx: Context, employerId: string): Promise<boolean> {
  const { turf } = ctx;
  if (turf.whole) return true;
  const [row] = await asWholeUnion(tx, ctx, () =>
    tx.$queryRaw<{ outside: number }[]>(Prisma.sql`
      SELECT count(*)::int AS outside FROM workplace w
      WHERE w.union_id = ${ctx.unionId}::uuid AND w.employer_id = ${employerId}::uuid
        AND NOT w.id = ANY (${turf.workplaceIds}::uuid[])`),
  );
  return row?.outside === 0;
}
