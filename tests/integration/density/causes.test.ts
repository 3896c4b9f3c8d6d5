import { describe, expect, it } from "vitest";
import { contactFilter } from "@/features/contacts/filter.schema";
import { leaveUnion } from "@/features/contacts/memberships.mutations";
import { createContact } from "@/features/contacts/mutations";
import { listContacts } from "@/features/contacts/queries";
import { createContactInput } from "@/features/contacts/schema";
import { logConversation } from "@/features/conversations/mutations";
import { getCauses } from "@/features/density/causes.queries";
import { createIssue } from "@/features/issues/mutations";
import { plusDays, today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { unionOf } from "../../support/campaigns";
import { signedIn, workplaceFactory } from "../../support/factories";
import { workerFactory } from "../../support/worker-factory";

async function scene() {
  const ctx = await signedIn();
  return { ctx, place: await workplaceFactory(ctx) };
}

describe("why members left", () => {
  it("is what ended the membership, else the job, within ninety days", async () => {
    const { ctx, place } = await scene();
    const day = (ago: number) => plusDays(today(ctx), -ago);
    const leaver = await workerFactory(ctx, { place, member: [day(200)] });
    await leaveUnion(ctx, { contactId: leaver, ending: "resigned" });
    await workerFactory(ctx, { place, job: [day(300), day(5)], member: [day(200)] });
    await workerFactory(ctx, { place, job: [day(300), day(100)], member: [day(200)] });
    expect((await getCauses(ctx, {})).leavers).toEqual([
      { reason: "left_union", count: 1 },
      { reason: "other", count: 1 },
    ]);
  });
});

describe("issues by department", () => {
  it("count each person once, of those raised in a conversation", async () => {
    const { ctx, place } = await scene();
    const wages = await createIssue(ctx, { name: "Wages" });
    const person = await workerFactory(ctx, { place });
    await workerFactory(ctx, { place });
    for (const outcome of ["conversation", "short_contact"] as const)
      await logConversation(ctx, { id: newId(), contactId: person, outcome, issueIds: [wages] });
    const { issues } = await getCauses(ctx, { workplaceId: place.workplaceId });
    expect(issues).toMatchObject({
      parts: [{ id: place.departmentId, people: 2 }],
      rows: [{ name: "Wages", total: 1, counts: [1] }],
    });
  });
});

describe("data quality", () => {
  it("counts what is known, and each gap opens the same people", async () => {
    const { ctx, place } = await scene();
    const at = { workplaceId: place.workplaceId, shiftId: place.shiftId };
    const add = (fields: object) => createContact(ctx, createContactInput.parse({ name: "Siti", ...fields }));
    await add({ ...at, phones: ["0834 1234 5678"], isMember: "on", cardNumber: "K-1" });
    await add({ ...at, isMember: "on" });
    await add({ workplaceId: place.workplaceId });
    const { quality } = await getCauses(ctx, {});
    expect(quality).toEqual({ people: 3, phone: 1, shift: 2, assessed: 0, members: 2, card: 1 });
    const lacking = async (words: object) => (await listContacts(ctx, contactFilter.parse(words))).total;
    expect([
      await lacking({ lacks: "phone" }),
      await lacking({ lacks: "shift" }),
      await lacking({ lacks: "card", member: "yes" }),
    ]).toEqual([2, 1, 1]);
  });

  it("is for roles that see people", async () => {
    const { ctx } = await scene();
    const observer = await signedIn({ role: "observer", union: unionOf(ctx) });
    await expect(getCauses(observer, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
