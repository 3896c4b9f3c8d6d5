import { askContactExport, beginExport } from "@/features/contacts/export.mutations";
import { correctCard } from "@/features/contacts/memberships.mutations";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { World } from "./world";

const correctedCards = 3;

type Acting = { coordinator: Context; organiser: Context };

/** One file was fetched, one is above the organiser's limit and waits for the admin; some cards were corrected by hand. */
export async function takeOutAndCorrect(world: World, { coordinator, organiser }: Acting): Promise<void> {
  const [plant] = world.workplaces;
  const department = plant?.departments[0];
  const asked = (reason: string, columns: ("work" | "phones")[], filter: string) => ({
    ...{ id: newId(), reason, columns, filter },
  });
  const at = `workplace=${plant?.id ?? ""}`;
  const calls = asked(
    "Telepon untuk rapat hari Jumat",
    ["work", "phones"],
    `${at}&department=${department?.id ?? ""}`,
  );
  await askContactExport(coordinator, calls);
  await beginExport(coordinator, calls.id);
  await askContactExport(organiser, asked("Daftar hadir pendidikan dasar", ["work"], at));
  const members = await read(organiser, (tx) =>
    tx.membership.findMany({
      where: { unionId: organiser.unionId, leftOn: null },
      orderBy: { id: "asc" },
      take: correctedCards,
      select: { contactId: true },
    }),
  );
  for (const [index, { contactId }] of members.entries())
    await correctCard(organiser, { contactId, cardNumber: `SGB-${20_417 + index}` });
}
