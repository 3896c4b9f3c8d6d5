import { leaveUnion } from "@/features/contacts/memberships.mutations";
import { apply, decide } from "@/features/memberships/applications.mutations";
import { moveAuthority, recordAuthority } from "@/features/memberships/authorities.mutations";
import { endCard, issueCard, issueCards, markPrinted } from "@/features/memberships/cards.mutations";
import { changeCategory } from "@/features/memberships/categories.mutations";
import { listCategories } from "@/features/memberships/categories.queries";
import { recordClaim } from "@/features/memberships/claims.mutations";
import { appoint } from "@/features/memberships/offices.mutations";
import { createPacket, deliverPacket } from "@/features/memberships/packets.mutations";
import { papersOf } from "@/features/memberships/queries";
import { recordStatement } from "@/features/memberships/statements.mutations";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { World } from "./world";

const people = 36;
const offices = ["Ketua", "Sekretaris", "Bendahara", "Wakil ketua"] as const;

/** Memberships in each state with their papers: applications, cards, statements, authorities, a claim, the board of a unit. */
export async function keepPapers(world: World, coordinator: Context): Promise<void> {
  const [plant] = world.workplaces;
  if (!plant) throw new Error("no workplace");
  const members = await peopleAt(coordinator, { workplaceId: plant.id, member: true });
  const others = await peopleAt(coordinator, { workplaceId: plant.id, member: false });
  await applications(coordinator, others);
  await evidence(coordinator, members);
  await boardOf(coordinator, members);
  await authorities(coordinator, members.slice(8));
}

async function peopleAt(ctx: Context, { workplaceId, member }: { workplaceId: string; member: boolean }) {
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT c.id::text FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.workplace_id = ${workplaceId}::uuid
        AND c.is_member = ${member} AND c.deceased_on IS NULL
        AND (NOT ${member} OR EXISTS (SELECT 1 FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id
          AND m.left_on IS NULL AND coalesce(m.joined_on, m.recorded_on) < ${plusDays(today(ctx), -70)}::date))
      ORDER BY c.name, c.id LIMIT ${people}::int`),
  );
  return rows.map(({ id }) => id);
}

const ago = (ctx: Context, days: number) => plusDays(today(ctx), -days);

async function applications(ctx: Context, contactIds: readonly string[]): Promise<void> {
  const decisions = [null, null, null, "accepted", "accepted", "rejected"] as const;
  for (const [at, decision] of decisions.entries()) {
    const contactId = contactIds[at];
    if (!contactId) continue;
    const id = newId();
    await apply(ctx, {
      id,
      contactId,
      appliedOn: ago(ctx, 20 - at),
      ...(at === 3 ? { cameFrom: "SP Tunas" } : {}),
    });
    const note = "rapat PUK, berita acara 7";
    if (decision) await decide(ctx, { contactId, applicationId: id, decision, decidedOn: ago(ctx, 5), note });
  }
}

async function evidence(ctx: Context, members: readonly string[]): Promise<void> {
  const [replaced, lost, claimed, associate, left, ...rest] = members;
  if (!replaced || !lost || !claimed || !associate || !left) throw new Error("too few members");
  await issueCard(ctx, { id: newId(), contactId: replaced, issuedOn: ago(ctx, 60) });
  await issueCard(ctx, { id: newId(), contactId: replaced, issuedOn: ago(ctx, 10), reason: "rusak" });
  const card = newId();
  await issueCard(ctx, { id: card, contactId: lost, issuedOn: ago(ctx, 50) });
  await endCard(ctx, {
    contactId: lost,
    cardId: card,
    ending: "lost",
    endedOn: ago(ctx, 8),
    reason: "dompet hilang",
  });
  await recordClaim(ctx, {
    id: newId(),
    contactId: claimed,
    otherUnion: "SP Tunas",
    claimedOn: ago(ctx, 12),
    note: "daftar Disnaker",
  });
  const [category] = await listCategories(ctx);
  if (category)
    await changeCategory(ctx, { contactId: associate, categoryId: category.id, changedOn: ago(ctx, 30) });
  await leaveUnion(ctx, { contactId: left, leftOn: ago(ctx, 9), ending: "resigned" });
  const cards = rest.slice(0, 10);
  await issueCards(ctx, { contactIds: cards });
  const first = await Promise.all(cards.slice(0, 2).map((contactId) => papersOf(ctx, contactId)));
  await markPrinted(ctx, { cardIds: first.flatMap((papers) => papers.cards.map(({ id }) => id)) });
  for (const [at, contactId] of rest.slice(10, 18).entries())
    await recordStatement(ctx, {
      id: newId(),
      contactId,
      kind: "own",
      signedOn: ago(ctx, 40),
      keptWhere: `map 4, lembar ${at + 1}`,
    });
}

async function boardOf(ctx: Context, members: readonly string[]): Promise<void> {
  const decree = { decree: "SK 03/PC/2025", decreeOn: ago(ctx, 200), fromOn: ago(ctx, 200) };
  for (const [at, office] of offices.entries()) {
    const contactId = members[5 + at];
    if (contactId) await appoint(ctx, { id: newId(), contactId, office, ...decree });
  }
}

type Signed = { contactId: string; authorityId: string };

/** Eight in a letter that was delivered and went on from there, five that wait for the next. */
async function authorities(ctx: Context, members: readonly string[]): Promise<void> {
  const signed = await signAll(ctx, members.slice(0, 8), 60);
  const [first] = signed;
  if (!first) throw new Error("no authority");
  await letter(ctx, first.contactId);
  const steps = [["seen"], ["seen", "interrupted"], ["revoked"], ["seen", "interrupted", "seen"]] as const;
  for (const [at, row] of steps.entries()) {
    const authority = signed[at];
    if (authority) await walk(ctx, authority, row);
  }
  await signAll(ctx, members.slice(8, 13), 6);
}

async function signAll(ctx: Context, members: readonly string[], days: number): Promise<Signed[]> {
  const signed: Signed[] = [];
  for (const contactId of members) {
    const authorityId = newId();
    const words = { form: "paper", wording: "1% dari UMK", signedOn: ago(ctx, days) } as const;
    const skipped = await recordAuthority(ctx, { id: authorityId, contactId, ...words }).catch(
      skipWithoutJob,
    );
    if (skipped !== "skipped") signed.push({ contactId, authorityId });
  }
  return signed;
}

async function walk(ctx: Context, of: Signed, steps: readonly ("seen" | "interrupted" | "revoked")[]) {
  for (const [at, to] of steps.entries())
    await moveAuthority(ctx, {
      ...{ id: newId(), ...of, to, onDay: ago(ctx, 30 - at * 5) },
      note: to === "seen" ? "daftar potongan Oktober" : undefined,
    });
}

function skipWithoutJob(error: unknown): "skipped" {
  if (error instanceof AppError && error.code === "CONFLICT") return "skipped";
  throw error;
}

async function letter(ctx: Context, contactId: string): Promise<void> {
  const [authority] = (await papersOf(ctx, contactId)).authorities;
  if (!authority) throw new Error("no authority");
  const id = newId();
  await createPacket(ctx, {
    ...{ id, employerId: authority.employer.id, letterNumber: "88/PUK/X/2026", dated: ago(ctx, 48) },
    ...{ place: "Serang", receiver: "Pimpinan HRD", registration: "121/SP/2019 Disnaker Serang" },
    ...{ duesRule: "ART pasal 30: 1% dari UMK", account: "Bank Contoh 123-456" },
  });
  await deliverPacket(ctx, { packetId: id, deliveredOn: ago(ctx, 41), receivedBy: "Ibu Rina, HRD" });
}
