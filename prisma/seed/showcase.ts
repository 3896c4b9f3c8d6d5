import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { comparisonOf, listPairs } from "@/features/duplicates/pairs.queries";
import { searchDuplicates } from "@/features/duplicates/scan.mutations";
import { createPaperList, printPaperList } from "@/features/paper-lists/mutations";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { holdActivities } from "./activities";
import { takeOutAndCorrect } from "./files-and-edits";
import { followLeaders } from "./leaders";
import { importLists } from "./lists";
import { keepPapers } from "./memberships";
import type { Worker } from "./people";
import { writeTwins } from "./twins";
import { type Account, accountOf, type World } from "./world";

const pairsShown = 12;

/** What an evaluator would look for: lists that came in, pairs to decide, a merge, sheets and files that are out. */
export async function showWhatIsHard(world: World, workers: readonly Worker[]): Promise<void> {
  const admin = asUser(world, accountOf(world, "admin"));
  await printLists(world);
  await followLeaders(world);
  await holdActivities(world, asUser(world, accountOf(world, "coordinator")));
  await writeTwins(world, workers, pairsShown + 1);
  await searchDuplicates(world.ctx, new AbortController().signal);
  await mergeOne(admin);
  await importLists(world, admin, workers);
  await keepPapers(world, asUser(world, accountOf(world, "coordinator")));
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
