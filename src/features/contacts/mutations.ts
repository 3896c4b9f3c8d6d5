import { searchText } from "@/features/matching/search-text";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { rememberDistinct } from "./distinctions.mutations";
import { keepingEdits } from "./edits.mutations";
import { openJob, requirePlace } from "./jobs.mutations";
import { lockContact } from "./lock.mutations";
import { openMembership } from "./memberships.mutations";
import { sealNationalId } from "./national-id.queries";
import { setPoints } from "./points.mutations";
import { contacts } from "./policy";
import { refreshPresentDay } from "./present-day.mutations";
import type { CreateContactInput, UpdateContactInput } from "./schema";
import { readableText, type SealedText, sealText } from "./sealed-texts.queries";

/** Makes a contact with job and membership. The same id twice makes one contact. */
export async function createContact(ctx: Context, input: CreateContactInput): Promise<{ id: string }> {
  authorize(ctx, contacts.create);
  const id = input.id ?? newId();
  const { workplaceId } = input;
  await write(ctx, async (tx) => {
    if (workplaceId) await requirePlace(tx, ctx, { ...input, workplaceId });
    const row = { unionId: ctx.unionId, id, ...columnsOf(ctx, id, input), createdBy: actingUserId(ctx) };
    const { count } = await tx.contact.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return;
    await setPoints(tx, ctx, id, input);
    if (workplaceId) await openJob(tx, ctx, id, { ...input, workplaceId });
    if (input.isMember) await openMembership(tx, ctx, { ...input, contactId: id });
    await setApart(tx, ctx, { id, notSame: input.notSame ?? [] });
    await audit(tx, ctx, { action: "contact.create", entity: "contact", entityId: id });
    await refreshPresentDay(tx, ctx, [id]);
  }).catch(conflictOn({ membership_spans_apart: "joinedOn" }));
  return { id };
}

/** The user was shown these and says that they are other people. */
async function setApart(
  tx: Tx,
  ctx: Context,
  { id, notSame }: { id: string; notSame: readonly string[] },
): Promise<void> {
  if (notSame.length === 0) return;
  const where = { unionId: ctx.unionId, id: { in: [...notSame] } };
  const seen = await tx.contact.findMany({ where, select: { id: true } });
  await rememberDistinct(
    tx,
    ctx,
    seen.map((other) => ({ one: id, other: other.id, why: "different" as const })),
  );
}

/** Changes name, details and contact points; refused when another user changed the contact since `version` was read. */
export async function updateContact(ctx: Context, input: UpdateContactInput): Promise<void> {
  authorize(ctx, contacts.update);
  if (input.deceasedOn && input.deceasedOn > today(ctx))
    throw new AppError("INVALID", { deceasedOn: "future" });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, input);
    await keepingEdits(tx, ctx, { contactId: input.id }, async () => {
      await changeColumns(tx, ctx, input);
      await setPoints(tx, ctx, input.id, input);
    });
    await audit(tx, ctx, { action: "contact.update", entity: "contact", entityId: input.id });
  });
}

async function changeColumns(tx: Tx, ctx: Context, input: UpdateContactInput): Promise<void> {
  const data = {
    ...columnsOf(ctx, input.id, input),
    birthPlace: input.birthPlace ?? null,
    ...(await sealedTexts(tx, ctx, input)),
    deceasedOn: input.deceasedOn ? toDatabaseDay(input.deceasedOn) : null,
  };
  await tx.contact.updateMany({ where: { unionId: ctx.unionId, id: input.id }, data });
}

/** A text that cannot be opened was shown as none: it stays where none is typed. */
async function sealedTexts(tx: Tx, ctx: Context, { id, address, background }: UpdateContactInput) {
  const select = { addressCipher: true, backgroundCipher: true };
  const was = await tx.contact.findFirst({ where: { unionId: ctx.unionId, id }, select });
  const kept = (column: SealedText, cipher: string | null = null) =>
    readableText(ctx, column, cipher) === null ? cipher : null;
  return {
    addressCipher: sealText(ctx, "address", address) ?? kept("address", was?.addressCipher),
    backgroundCipher: sealText(ctx, "background", background) ?? kept("background", was?.backgroundCipher),
  };
}

type Person = Pick<CreateContactInput, "name" | "nickname" | "sex" | "birthDate" | "nationalId">;

function columnsOf(ctx: Context, id: string, { name, nickname, sex, birthDate, nationalId }: Person) {
  return {
    name,
    nickname: nickname ?? null,
    searchText: searchText(name, nickname),
    sex: sex ?? null,
    birthDate: birthDate ? toDatabaseDay(birthDate) : null,
    ...(nationalId ? sealNationalId(ctx, { contactId: id, nationalId }) : {}),
  };
}
