import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { searchText } from "@/features/matching/search-text";
import { audit } from "@/lib/audit";
import { Prisma, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Worker } from "./people";
import { asDate, type World } from "./world";

/** The same people once more, as another list writes them: a shorter name, the same telephone. */
export async function writeTwins(world: World, workers: readonly Worker[], count: number): Promise<void> {
  const { ctx } = world;
  const place = world.workplaces[2];
  const here = workers.filter(
    ({ workplace, endedOn, name }) => workplace.id === place?.id && !endedOn && name.includes(" "),
  );
  const phones = await phonesOf(
    world,
    here.map(({ id }) => id),
  );
  const twins = here
    .flatMap((worker) => {
      const phone = phones.get(worker.id);
      return phone ? [{ worker, id: newId(), name: shortened(worker.name), phone }] : [];
    })
    .slice(0, count);
  await write(ctx, async (tx) => {
    const unionId = ctx.unionId;
    await tx.contact.createMany({
      data: twins.map(({ id, name }) => ({ unionId, id, name, searchText: searchText(name, null) })),
    });
    await tx.contactPoint.createMany({
      data: twins.map(({ id: contactId, phone: value }) => ({
        ...{ unionId, id: newId(), contactId, kind: "phone" as const, value },
      })),
    });
    await tx.job.createMany({
      data: twins.map(({ id, worker: { workplace, department, shift } }) => ({
        ...{ unionId, id: newId(), contactId: id, workplaceId: workplace.id, departmentId: department.id },
        ...{ shiftId: shift.id, recordedOn: asDate(world.today) },
      })),
    });
    await refreshPresentDay(
      tx,
      ctx,
      twins.map(({ id }) => id),
    );
    await audit(tx, ctx, { action: "demo.people", entity: "contact", details: { rows: twins.length } });
  });
}

export async function phonesOf({ ctx }: World, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ contactId: string; value: string }[]>(Prisma.sql`
      SELECT contact_id::text AS "contactId", value FROM contact_point
      WHERE union_id = ${ctx.unionId}::uuid AND kind = 'phone' AND contact_id = ANY(${ids}::uuid[])`),
  );
  return new Map(rows.map(({ contactId, value }) => [contactId, value]));
}

/** "Siti Aminah Rahayu" is "Siti Aminah R." on the other list. */
export function shortened(name: string): string {
  const words = name.split(" ");
  const last = words.at(-1) ?? "";
  return [...words.slice(0, -1), `${last.slice(0, 1)}.`].join(" ");
}
