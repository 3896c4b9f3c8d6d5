import "server-only";
import { lockContact } from "@/features/contacts/lock.mutations";
import { openedNationalId, sealNationalId } from "@/features/contacts/national-id.queries";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { openedText, sealText } from "@/features/contacts/sealed-texts.queries";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { asWholeUnion } from "@/lib/whole-union";
import { applyChanges } from "./merge/changes.mutations";
import { type Choices, mergedPerson, sideOf } from "./merge/fields";
import { planMerge } from "./merge/plan";
import { type Change, maybe, type Row, text } from "./merge/tables";
import { rowsOf } from "./merge/tables.queries";
import type { MergeInput } from "./merges.schema";
import { duplicates } from "./policy";

/**
 * Makes two contacts one, in one transaction, with the data to undo it for thirty days; refused when either was changed
 * since it was compared.
 */
export async function mergeContacts(ctx: Context, input: MergeInput): Promise<{ mergeId: string }> {
  authorize(ctx, duplicates.merge);
  const { survivorId, goneId } = input;
  if (survivorId === goneId) throw new AppError("INVALID", { goneId: "choice" });
  const mergeId = newId();
  await write(ctx, async (tx) => {
    await lockBoth(tx, ctx, input);
    await asWholeUnion(tx, ctx, () => mergeLocked(tx, ctx, { ...input, mergeId }));
    await audit(tx, ctx, {
      action: "contact.merge",
      entity: "contact",
      entityId: survivorId,
      details: { gone: goneId, merge: mergeId },
    });
  });
  return { mergeId };
}

/** In one order, so that two merges of the same people cannot deadlock. */
async function lockBoth(tx: Tx, ctx: Context, input: MergeInput): Promise<void> {
  const both = [
    { id: input.survivorId, version: input.survivorVersion },
    { id: input.goneId, version: input.goneVersion },
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const contact of both) await lockContact(tx, ctx, contact);
}

type Merging = MergeInput & { mergeId: string };

async function mergeLocked(tx: Tx, ctx: Context, merging: Merging): Promise<void> {
  const { survivorId, survivorVersion: _s, goneId, goneVersion: _g, mergeId, ...choices } = merging;
  const rows = await rowsOf(tx, ctx, [survivorId, goneId]);
  const find = (id: string): Row => {
    const row = rows.contact.find((contact) => contact.id === id);
    if (!row) throw new AppError("NOT_FOUND");
    return row;
  };
  const [survivor, gone] = [find(survivorId), find(goneId)];
  const person = {
    ...mergedPerson(survivor, gone, { choices, join: (ours, theirs) => bothTexts(ctx, ours, theirs) }),
    ...sealedAnew(ctx, { survivor, gone, choices }),
  };
  const changes = planMerge(rows, { survivorId, goneId, choices, person, today: today(ctx) });
  await tx.contactMerge.createMany({
    data: [
      {
        ...{ unionId: ctx.unionId, id: mergeId, survivorId, goneId },
        ...{ goneName: text(gone, "name"), mergedBy: actingUserId(ctx) },
      },
    ],
  });
  await applyChanges(tx, ctx, changes);
  await remember(tx, ctx, { mergeId, changes });
  await refreshPresentDay(tx, { ...ctx, role: "system", turf: { whole: true } }, [survivorId]);
}

/** A sealed number is bound to its row, so the other's is opened and sealed anew. */
function sealedAnew(
  ctx: Context,
  { survivor, gone, choices }: { survivor: Row; gone: Row; choices: Choices },
): Row {
  if (sideOf("nationalId", survivor, gone, choices) === "survivor") return {};
  const nationalId = openedNationalId(text(gone, "id"), maybe(gone, "national_id_cipher"));
  if (nationalId === null) return {};
  const sealed = sealNationalId(ctx, { contactId: text(survivor, "id"), nationalId });
  return { national_id_cipher: sealed.nationalIdCipher, national_id_key: sealed.nationalIdKey };
}

function bothTexts(ctx: Context, ours: string, theirs: string): string | null {
  const [one, other] = [ours, theirs].map((cipher) => openedText(ctx, "background", cipher));
  return one === other ? ours : sealText(ctx, "background", `${one}\n\n${other}`);
}

type Done = { mergeId: string; changes: readonly Change[] };

async function remember(tx: Tx, ctx: Context, { mergeId, changes }: Done): Promise<void> {
  const rows = changes.map((change, position) => ({ position, ...change }));
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO contact_merge_change (union_id, merge_id, position, entity, key, before, after)
    SELECT ${ctx.unionId}::uuid, ${mergeId}::uuid, r.position, r.entity, r.key, nullif(r.before, 'null'), nullif(r.after, 'null')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (position int, entity text, key jsonb, before jsonb, after jsonb)`);
}
