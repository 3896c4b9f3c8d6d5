import { audit } from "@/lib/audit";
import { plusDays } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asDate, at, daysAgo, type World } from "./world";

/** Days until it is due, what, the account that does it; done where it says so. */
const plans = [
  [-2, "Cetak lembar daftar pekerja shift malam", "organiser", "open"],
  [1, "Pesan aula RW 05 untuk rapat bagian Jahit", "coordinator", "open"],
  [3, "Minta data jumlah pekerja terbaru ke Disnaker", "coordinator", "open"],
  [4, "Pasang pengumuman jadwal rapat di kantin", "organiser", "open"],
  [-6, "Siapkan formulir surat kuasa potong iuran", "coordinator", "kept"],
] as const;

export async function giveTasks(world: World): Promise<void> {
  const { ctx, accounts, workplaces } = world;
  const userOf = (role: string) => accounts.find((account) => account.role === role)?.id;
  const [admin, workplace] = [userOf("admin"), workplaces[0]];
  if (!admin || !workplace) return;
  const rows = plans.map(([days, title, role, state]) => {
    const assignedTo = userOf(role) ?? admin;
    const closing =
      state === "kept" ? { closedAt: at(world, daysAgo(world, 7), 1000), closedBy: assignedTo } : {};
    return {
      ...{ unionId: ctx.unionId, id: newId(), title, workplaceId: workplace.id, assignedTo, state },
      ...{ dueOn: asDate(plusDays(world.today, days)), createdBy: admin, ...closing },
    };
  });
  await write(ctx, async (tx) => {
    await tx.task.createMany({ data: rows });
    await audit(tx, ctx, { action: "demo.tasks", entity: "task", details: { rows: rows.length } });
  });
}
