import { describe, expect, it } from "vitest";
import { getContact } from "@/features/contacts/details.queries";
import { correctCard, joinUnion, leaveUnion } from "@/features/contacts/memberships.mutations";
import { createContact } from "@/features/contacts/mutations";
import { markNumber } from "@/features/contacts/points.mutations";
import { phonesOf } from "@/features/contacts/points.queries";
import { createContactInput } from "@/features/contacts/schema";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { unionOf } from "../../support/campaigns";
import { signedIn, unionFactory, workplaceFactory } from "../../support/factories";

async function scene(fields: Record<string, unknown> = {}) {
  const ctx = await signedIn();
  const { workplaceId } = await workplaceFactory(ctx);
  const { id } = await createContact(
    ctx,
    createContactInput.parse({
      name: "Siti",
      workplaceId,
      phones: ["0834 1234 5678", "0834 1234 9999"],
      ...fields,
    }),
  );
  return { ctx, id };
}

describe("the number of a card", () => {
  it("is corrected without ending the membership", async () => {
    const { ctx, id } = await scene({ isMember: "on", cardNumber: "K-1", joinedOn: "2024-05-01" });
    await correctCard(ctx, { contactId: id, cardNumber: "K-7" });
    expect((await getContact(ctx, id)).known).toMatchObject({
      ...{ isMember: true, cardNumber: "K-7", joinedOn: "2024-05-01" },
    });
    await expectAudited(ctx, "membership.card", { entityId: id });
  });

  it("belongs to a membership that is open", async () => {
    const { ctx, id } = await scene();
    await expect(correctCard(ctx, { contactId: id, cardNumber: "K-7" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await joinUnion(ctx, { contactId: id });
    await leaveUnion(ctx, { contactId: id, ending: "resigned" });
    await expect(correctCard(ctx, { contactId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused for a delegate", async () => {
    const { ctx, id } = await scene({ isMember: "on" });
    const delegate = await signedIn({ role: "delegate", union: unionOf(ctx) });
    await expect(correctCard(delegate, { contactId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a wrong number", () => {
  const phones = async (ctx: Parameters<typeof getContact>[0], id: string) =>
    (await getContact(ctx, id)).known?.points ?? [];

  it("is kept in sight, and the next one is called instead", async () => {
    const { ctx, id } = await scene();
    const [first] = await phones(ctx, id);
    await markNumber(ctx, { pointId: first?.id ?? "", wrong: true });
    expect((await phones(ctx, id)).map(({ wrongOn }) => wrongOn !== null)).toEqual([true, false]);
    expect((await phonesOf(ctx, [id])).get(id)?.phone).toBe("+6283412349999");
    await expectAudited(ctx, "contact.number", { entityId: id });
  });

  it("can turn out to be right", async () => {
    const { ctx, id } = await scene();
    const [first] = await phones(ctx, id);
    for (const wrong of [true, false]) await markNumber(ctx, { pointId: first?.id ?? "", wrong });
    expect((await phonesOf(ctx, [id])).get(id)?.phone).toBe("+6283412345678");
  });

  it("of another union is not found", async () => {
    const { ctx, id } = await scene();
    const [first] = await phones(ctx, id);
    const stranger = await signedIn({ union: await unionFactory() });
    await expect(markNumber(stranger, { pointId: first?.id ?? newId(), wrong: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is marked by nobody who sees no numbers", async () => {
    const { ctx, id } = await scene();
    const [first] = await phones(ctx, id);
    const delegate = await signedIn({ role: "delegate", union: unionOf(ctx) });
    await expect(markNumber(delegate, { pointId: first?.id ?? "", wrong: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
