import { beforeAll, describe, expect, it } from "vitest";
import { joinUnion } from "@/features/contacts/memberships.mutations";
import { verifiableMembers } from "@/features/memberships/verification.queries";
import type { Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";

const day = (text: string) => toDatabaseDay(text);

async function member(ctx: Context, place: Place, cardNumber?: string) {
  const { id } = await contactFactory(ctx, { place });
  await write(systemOf(ctx), async (tx) => {
    await tx.job.updateMany({
      where: { unionId: ctx.unionId, contactId: id },
      data: { startedOn: day("2025-01-01") },
    });
  });
  await joinUnion(ctx, { contactId: id, joinedOn: "2025-01-01", ...(cardNumber ? { cardNumber } : {}) });
  return id;
}

let ctx: Context;
let place: Place;
const counted = (on: string) => verifiableMembers(ctx, { workplaceIds: [place.workplaceId], on });
const of = (contactId: string) => ({ unionId: ctx.unionId, id: newId(), contactId });

describe("a verifiable member", () => {
  beforeAll(async () => {
    ctx = await signedIn();
    place = await workplaceFactory(ctx);
    const [carded, signed, claimed, listed] = await Promise.all([
      member(ctx, place),
      member(ctx, place),
      member(ctx, place),
      member(ctx, place, "L-1"),
    ]);
    await member(ctx, place);
    await write(systemOf(ctx), async (tx) => {
      await tx.membershipCard.createMany({
        data: [
          {
            ...of(carded),
            number: "A-1",
            issuedOn: day("2026-01-10"),
            endedOn: day("2026-03-01"),
            ending: "lost",
          },
          { ...of(claimed), number: "A-2", issuedOn: day("2026-01-10") },
        ],
      });
      await tx.membershipStatement.createMany({
        data: [{ ...of(signed), signedOn: day("2026-02-01"), withdrawnOn: day("2026-04-01") }],
      });
      const claim = { ...of(claimed), otherUnion: "SP Lain", claimedOn: day("2026-02-10") };
      await tx.unionClaim.createMany({ data: [{ ...claim, closedOn: day("2026-05-01"), choice: "ours" }] });
    });
    expect(listed).not.toBe(carded);
  });

  it.each([
    ["2026-01-09", 1, "the number of a list is a card where none is recorded"],
    ["2026-01-10", 3, "a card counts from the day it was issued"],
    ["2026-02-01", 4, "a statement from the day it was signed"],
    ["2026-02-10", 3, "not while another union claims the member"],
    ["2026-03-01", 2, "a lost card no more"],
    ["2026-04-01", 1, "a statement that was withdrawn no more"],
    ["2026-05-01", 2, "again once the member has chosen"],
  ])("on %s there are %i: %s", async (on, verifiable) => {
    expect(await counted(on)).toEqual({ members: 5, verifiable });
  });

  it("is counted once for a company, whatever the workplaces", async () => {
    const other = await workplaceFactory(ctx);
    const id = await member(ctx, other, "L-2");
    await write(systemOf(ctx), (tx) =>
      tx.job.createMany({
        data: [
          {
            ...of(id),
            workplaceId: place.workplaceId,
            recordedOn: day("2025-01-01"),
            endedOn: day("2026-09-01"),
            isCurrent: false,
          },
        ],
      }),
    );
    const both = { workplaceIds: [place.workplaceId, other.workplaceId], on: "2026-05-01" };
    expect(await verifiableMembers(ctx, both)).toEqual({ members: 6, verifiable: 3 });
  });

  it("is told to observers in tens", async () => {
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const observer = await signedIn({ role: "observer", union });
    const scope = { workplaceIds: [place.workplaceId], on: today(ctx) };
    expect(await verifiableMembers(observer, scope)).toEqual({ members: null, verifiable: null });
    const delegate = await signedIn({ role: "delegate", union });
    await expect(verifiableMembers(delegate, scope)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
