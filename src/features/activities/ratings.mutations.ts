import "server-only";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { evidenceOf } from "./evidence-of";
import { participation } from "./policy";
import { getActivity } from "./queries";
import { proposedLevel } from "./results";
import type { Rate } from "./schema";
import { tookPart } from "./vocabulary.schema";

/** Records the assessment that the test proposes for a contact, with the act as evidence. The same id twice is one. */
export async function acceptProposal(ctx: Context, { id, activityId, contactId }: Rate): Promise<void> {
  authorize(ctx, participation.rate);
  await write(ctx, async (tx) => {
    const { isTest, launchedAt, kind } = await getActivity(ctx, activityId);
    const at = { unionId: ctx.unionId, contactId };
    const contact = await tx.contact.findFirst({
      where: { unionId: ctx.unionId, id: contactId, deceasedOn: null },
      select: { assessment: true },
    });
    if (!contact || !isTest || !launchedAt) throw new AppError("NOT_FOUND");
    if (await tx.assessment.count({ where: { ...at, id } })) return;
    const row = await tx.participation.findFirst({ where: { ...at, activityId }, select: { state: true } });
    const took = tookPart(row?.state ?? null);
    const level = proposedLevel({ level: contact.assessment, tookPart: took });
    if (level === null) throw new AppError("CHANGED_MEANWHILE");
    const evidence = took ? [evidenceOf(kind)] : [];
    const by = actingUserId(ctx);
    await tx.assessment.createMany({
      data: [{ ...at, id, level, evidence, assessedAt: new Date(), byUserId: by }],
    });
    await refreshPresentDay(tx, ctx, [contactId]);
    const details = { contactId, level };
    await audit(tx, ctx, { action: "activity.rate", entity: "activity", entityId: activityId, details });
  });
}
