import type { LeaderKind } from "@/features/leaders/vocabulary.schema";
import { audit } from "@/lib/audit";
import { plusDays, toDatabaseDay } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { accountOf, type World } from "./world";

const acts = [
  "Membawa dua belas orang lini 7 ke petisi",
  "Mengumpulkan tanda tangan seluruh regunya",
  "Mengajak teman satu bus jemputan pakai stiker",
] as const;
const kinds: readonly LeaderKind[] = ["natural", "natural", "committee", "delegate"];
const mostFollowers = 9;

/** Among those assessed 1 at the first workplace, every second leads; colleagues of the department and shift follow. */
export async function followLeaders(world: World): Promise<void> {
  const { ctx, dice } = world;
  const { unionId } = ctx;
  const workplaceId = world.workplaces[0]?.id;
  const people = await read(ctx, (tx) =>
    tx.contact.findMany({
      where: { unionId, workplaceId, deceasedOn: null, departmentId: { not: null }, shiftId: { not: null } },
      select: { id: true, assessment: true, departmentId: true, shiftId: true },
      orderBy: { id: "asc" },
    }),
  );
  const leaders = people.filter(({ assessment }, at) => assessment === 1 && at % 2 === 0).slice(0, 60);
  const free = new Set(people.filter((person) => !leaders.includes(person)));
  const since = toDatabaseDay(plusDays(world.today, -40));
  const by = accountOf(world, "coordinator").id;
  const marks = leaders.map(({ id: contactId }) => {
    const what = { kind: dice.pick(kinds), evidence: dice.pick(acts) };
    return { unionId, id: newId(), contactId, ...what, since, markedBy: by };
  });
  const ties = leaders.flatMap((leader) => {
    const near = [...free].filter(
      ({ departmentId, shiftId }) => departmentId === leader.departmentId && shiftId === leader.shiftId,
    );
    const mine = near.slice(0, dice.between(2, mostFollowers));
    for (const person of mine) free.delete(person);
    return mine.map(({ id: contactId }) => ({
      ...{ unionId, id: newId(), contactId, leaderContactId: leader.id, since, notedBy: by },
    }));
  });
  await write(ctx, async (tx) => {
    await tx.leader.createMany({ data: marks });
    await tx.following.createMany({ data: ties });
    const details = { rows: marks.length + ties.length };
    await audit(tx, ctx, { action: "demo.leaders", entity: "leader", details });
  });
}
