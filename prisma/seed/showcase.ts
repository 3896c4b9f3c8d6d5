import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { comparisonOf, listPairs } from "@/features/duplicates/pairs.queries";
import { searchDuplicates } from "@/features/duplicates/scan.mutations";
import { searchText } from "@/features/matching/search-text";
import { createPaperList, printPaperList } from "@/features/paper-lists/mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { takeOutAndCorrect } from "./files-and-edits";
import { importLists } from "./lists";
import type { Worker } from "./people";
import { type Account, accountOf, asDate, type World } from "./world";

const pairsShown = 12;

/** What an evaluator would look for: lists that came in, pairs to decide, a merge, sheets and files that are out. */
export async function showWhatIsHard(world: World, workers: readonly Worker[]): Promise<void> {
  const admin = asUser(world, accountOf(world, "admin"));
  await printLists(world);
  await writeTwins(world, workers);
  await searchDuplicates(world.ctx, new AbortController().signal);
  await mergeOne(admin);
  await importLists(world, admin, workers);
  await takeOutAndCorrect(world, {
    coordinator: asUser(world, accountOf(world, "coordinator")),
    organiser: asUser(world, accountOf(world, "organiser")),
  });
}

function asUser(world: World, { id, seatId, name, role }: Account): Context {
  const { unionId, timeZone } = world.ctx;
  return {
    actor: { type: "user", userId: id, seatId, name },
    unionId,
    role,
    turf: { whole: true },
    timeZone,
    provedAt: new Date(),
  };
}

async function printLists(world: World): Promise<void> {
  const [plant, other] = world.workplaces;
  const coordinator = asUser(world, accountOf(world, "coordinator"));
  const sheets = [
    { workplaceId: plant?.id, departmentIds: plant?.departments.slice(0, 1).map(({ id }) => id) },
    { workplaceId: other?.id, departmentIds: other?.departments.slice(1, 2).map(({ id }) => id) },
  ];
  for (const { workplaceId, departmentIds = [] } of sheets) {
    if (!workplaceId) continue;
    const more = { shiftIds: [], lines: [], who: "undecided", days: "7", locale: "id" } as const;
    const { id } = await createPaperList(coordinator, {
      id: newId(),
      workplaceId,
      departmentIds,
      ...more,
      shiftIds: [],
      lines: [],
    });
    await printPaperList(coordinator, id);
  }
}

type Known = { contactId: string; value: string };

/** The same people once more, as another list writes them: a shorter name, the same telephone. */
async function writeTwins(world: World, workers: readonly Worker[]): Promise<void> {
  const { ctx } = world;
  const place = world.workplaces[2];
  const here = workers.filter(
    ({ workplace, endedOn, name }) => workplace.id === place?.id && !endedOn && name.split(" ").length > 1,
  );
  const phones = await read(ctx, (tx) =>
    tx.$queryRaw<Known[]>(Prisma.sql`SELECT contact_id::text AS "contactId", value FROM contact_point
      WHERE union_id = ${ctx.unionId}::uuid AND kind = 'phone' AND contact_id = ANY(${here.map(({ id }) => id)}::uuid[])`),
  );
  const phoneOf = new Map(phones.map(({ contactId, value }) => [contactId, value]));
  const twins = here
    .filter(({ id }) => phoneOf.has(id))
    .slice(0, pairsShown + 1)
    .map((worker) => ({
      worker,
      id: newId(),
      name: shortened(worker.name),
      phone: phoneOf.get(worker.id) ?? "",
    }));
  await write(ctx, async (tx) => {
    const unionId = ctx.unionId;
    await tx.contact.createMany({
      data: twins.map(({ id, name }) => ({ unionId, id, name, searchText: searchText(name, null) })),
    });
    await tx.contactPoint.createMany({
      data: twins.map(({ id, phone }) => ({
        unionId,
        id: newId(),
        contactId: id,
        kind: "phone" as const,
        value: phone,
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

/** "Siti Aminah Rahayu" is "Siti Aminah R." on the other list. */
function shortened(name: string): string {
  const words = name.split(" ");
  const last = words.at(-1) ?? "";
  return [...words.slice(0, -1), `${last.slice(0, 1)}.`].join(" ");
}

async function mergeOne(admin: Context): Promise<void> {
  const { pairs } = await listPairs(admin, {});
  const [pair] = pairs;
  if (!pair) throw new Error("no pair was found");
  const { survivor, gone } = await comparisonOf(admin, { one: pair.one.id, other: pair.other.id });
  await mergeContacts(admin, {
    ...{
      survivorId: survivor.id,
      survivorVersion: survivor.version,
      goneId: gone.id,
      goneVersion: gone.version,
    },
    ...{ name: "survivor", job: "survivor" },
  });
}
