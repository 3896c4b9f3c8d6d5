import { keyBack } from "@/features/paper-lists/keying.mutations";
import { sheetForKeying } from "@/features/paper-lists/keying.queries";
import { type Marks, noMarks } from "@/features/paper-lists/marks";
import { createPaperList } from "@/features/paper-lists/mutations";
import { type CreatePaperList, createPaperListInput } from "@/features/paper-lists/schema";
import type { Context, Role } from "@/lib/context";
import { plusDays, toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "./factories";

export async function scene({ people = 3, role = "organiser" as Role } = {}) {
  const admin = await signedIn();
  const union = { id: admin.unionId, timeZone: admin.timeZone };
  const place = await workplaceFactory(admin);
  const turf = { whole: false as const, workplaceIds: [place.workplaceId], departments: [] };
  const ctx = await signedIn({ role, union, turf });
  const contacts = [];
  for (let at = 0; at < people; at += 1)
    contacts.push(
      await contactFactory(admin, { name: `Siti Rahma ${at}`, place, phone: `+62812345670${at}` }),
    );
  return { admin, union, place, ctx, contacts };
}

type Scene = Awaited<ReturnType<typeof scene>>;

export const asked = ({ place }: Scene, more: Record<string, unknown> = {}): CreatePaperList => ({
  ...createPaperListInput.parse({
    id: newId(),
    workplaceId: place.workplaceId,
    who: "all",
    days: "7",
    ...more,
  }),
  locale: "en",
});

export async function printed(scene: Scene, more: Record<string, unknown> = {}) {
  const { id } = await createPaperList(scene.ctx, asked(scene, more));
  const sheet = await sheetForKeying(scene.ctx, id);
  const row = (at: number) => {
    const found = sheet.rows[at];
    if (!found) throw new Error(`no row ${at}`);
    return found;
  };
  return { id, sheet, row };
}

export const key = (
  ctx: Context,
  id: string,
  rows: (Partial<Marks> & { id: string })[],
  heldOn = today(ctx),
) => keyBack(ctx, { id, heldOn, channel: "gate", rows: rows.map((row) => ({ ...noMarks, ...row })) });

export const expire = (ctx: Context, id: string) =>
  write(systemOf(ctx), (tx) =>
    tx.paperList.updateMany({
      where: { unionId: ctx.unionId, id },
      data: { expiresOn: toDatabaseDay(plusDays(today(ctx), -1)) },
    }),
  );
