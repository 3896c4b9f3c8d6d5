import "server-only";
import { findOrCreateWorkplace } from "@/features/workplaces/mutations";
import { findOrCreateDepartments, findOrCreateShifts } from "@/features/workplaces/parts/mutations";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Lease } from "../../leases/mutations";
import type { Decisions } from "../../readings/rules";
import type { ParsedPerson } from "../../rules";

export type JobPlace = { workplaceId: string; departmentId: string | null; shiftId: string | null };

/** Where a person of the file works; null when neither the row nor the admin says. */
export type Places = { of: (person: ParsedPerson) => JobPlace | null };

type Wanted = { lease: Lease; decisions: Decisions; people: readonly ParsedPerson[] };
type Site = { id: string; departments: Map<string, string>; shifts: Map<string, string> };

/** Finds or makes the workplaces, departments and shifts that these people name; what it made is remembered for the undo. */
export async function placesOf(tx: Tx, ctx: Context, { lease, decisions, people }: Wanted): Promise<Places> {
  const byName = new Map<string, ParsedPerson[]>();
  for (const person of people) {
    const key = person.job.workplace ?? "";
    byName.set(key, [...(byName.get(key) ?? []), person]);
  }
  const sites = new Map<string, Site>();
  for (const [name, staff] of byName) {
    const id = await workplaceId(tx, ctx, {
      name,
      employer: staff.find(({ job }) => job.employer)?.job.employer ?? null,
      decisions,
    });
    if (id) sites.set(name, await siteOf(tx, ctx, { id, staff }));
  }
  await rememberNew(tx, ctx, { lease, sites: [...sites.values()] });
  return { of: (person) => placeOf(sites.get(person.job.workplace ?? ""), person) };
}

function placeOf(site: Site | undefined, { job }: ParsedPerson): JobPlace | null {
  if (!site) return null;
  const lookUp = (map: Map<string, string>, name: string | null) =>
    name ? (map.get(name.trim().toLowerCase()) ?? null) : null;
  return {
    workplaceId: site.id,
    departmentId: lookUp(site.departments, job.department),
    shiftId: lookUp(site.shifts, job.shift),
  };
}

type Named = { name: string; employer: string | null; decisions: Decisions };

async function workplaceId(
  tx: Tx,
  ctx: Context,
  { name, employer, decisions }: Named,
): Promise<string | null> {
  const { place } = decisions;
  if (name) return (await findOrCreateWorkplace(tx, ctx, { name, employer: employer ?? name })).id;
  if (!place) return null;
  if ("workplaceId" in place) return place.workplaceId;
  return (await findOrCreateWorkplace(tx, ctx, { name: place.workplace, employer: place.employer })).id;
}

async function siteOf(
  tx: Tx,
  ctx: Context,
  { id, staff }: { id: string; staff: readonly ParsedPerson[] },
): Promise<Site> {
  const names = (of: (person: ParsedPerson) => string | null) => [
    ...new Set(staff.flatMap((person) => of(person) ?? [])),
  ];
  const departments = await findOrCreateDepartments(tx, ctx, {
    workplaceId: id,
    names: names(({ job }) => job.department),
  });
  const shifts = await findOrCreateShifts(tx, ctx, { workplaceId: id, names: names(({ job }) => job.shift) });
  return { id, departments, shifts };
}

/** Whatever of these places was made in this very transaction: its row carries the transaction's number. */
async function rememberNew(
  tx: Tx,
  ctx: Context,
  { lease, sites }: { lease: Lease; sites: Site[] },
): Promise<void> {
  const workplaces = sites.map(({ id }) => id);
  const made = await tx.$queryRaw<{ entity: string; id: string }[]>(Prisma.sql`
    SELECT 'employer' AS entity, e.id::text FROM employer e WHERE e.union_id = ${ctx.unionId}::uuid AND e.xmin = pg_current_xact_id()::xid
    UNION ALL SELECT 'workplace', w.id::text FROM workplace w WHERE w.union_id = ${ctx.unionId}::uuid AND w.xmin = pg_current_xact_id()::xid
    UNION ALL SELECT 'department', d.id::text FROM department d WHERE d.union_id = ${ctx.unionId}::uuid AND d.workplace_id = ANY (${workplaces}::uuid[]) AND d.xmin = pg_current_xact_id()::xid
    UNION ALL SELECT 'shift', s.id::text FROM shift s WHERE s.union_id = ${ctx.unionId}::uuid AND s.workplace_id = ANY (${workplaces}::uuid[]) AND s.xmin = pg_current_xact_id()::xid`);
  await tx.importChange.createMany({
    data: made.map(({ entity, id }) => ({
      unionId: ctx.unionId,
      batchId: lease.batchId,
      id: newId(),
      entity,
      entityId: id,
    })),
  });
}
