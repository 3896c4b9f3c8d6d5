import { recordConsent } from "@/features/consents/mutations";
import { plusDays } from "@/lib/dates";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { World } from "./world";

const refusing = 8;
const agreeing = 12;

/** Some people said whether they may be called; what a telephone of theirs says already is recorded as said. */
export async function recordAnswers(world: World): Promise<void> {
  for (const [at, contactId] of (await peopleWith(world, "withdrawn", refusing)).entries())
    await recordConsent(world.ctx, {
      ...{ contactId, recordId: newId(), state: "withdrawn", source: "spoken", purpose: "all" },
      ...{ channels: ["call", "message"], saidOn: plusDays(world.today, -(3 + 20 * at)) },
    });
  for (const [at, contactId] of (await peopleWith(world, "given", agreeing)).entries())
    await recordConsent(world.ctx, {
      ...{ contactId, recordId: newId(), state: "given", source: "form", purpose: "all" },
      ...{ channels: ["call", "message"], wording: "Formulir anggota 2025" },
      ...{ saidOn: plusDays(world.today, -(30 + 30 * at)) },
    });
}

async function peopleWith({ ctx }: World, consent: "given" | "withdrawn", atMost: number): Promise<string[]> {
  const points = await read(ctx, (tx) =>
    tx.contactPoint.findMany({
      where: { unionId: ctx.unionId, kind: "phone", consent },
      orderBy: { id: "asc" },
      take: atMost,
      select: { contactId: true },
    }),
  );
  return [...new Set(points.map(({ contactId }) => contactId))];
}
