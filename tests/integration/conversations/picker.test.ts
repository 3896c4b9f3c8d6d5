import { describe, expect, it } from "vitest";
import { recordView } from "@/features/contacts/views.mutations";
import { logConversation } from "@/features/conversations/mutations";
import { findForLog, pickerOf } from "@/features/conversations/picker.queries";
import { plusDays, today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { turfOf, unionOf } from "../../support/campaigns";
import { contactFactory, signedIn, workplaceFactory } from "../../support/factories";

async function scene() {
  const admin = await signedIn();
  const [place, elsewhere] = [await workplaceFactory(admin), await workplaceFactory(admin)];
  const ctx = await signedIn({ role: "organiser", union: unionOf(admin), turf: turfOf(place) });
  return { admin, ctx, place, elsewhere };
}

describe("whom the log may be about", () => {
  it("are first the own follow-ups of today and before", async () => {
    const { ctx, place } = await scene();
    const [due, later] = [
      await contactFactory(ctx, { place, name: "Due" }),
      await contactFactory(ctx, { place, name: "Later" }),
    ];
    for (const [{ id }, days] of [
      [due, 0],
      [later, 3],
    ] as const)
      await logConversation(ctx, {
        ...{ id: newId(), contactId: id, outcome: "conversation" },
        followUp: { dueOn: plusDays(today(ctx), days), promise: "Bring the form" },
      });
    const { due: shown } = await pickerOf(ctx);
    expect(shown).toMatchObject({ people: [{ name: "Due", promise: "Bring the form" }], total: 1 });
  });

  it("are whose page the user opened, the last one first", async () => {
    const { ctx, admin, place } = await scene();
    const [one, two, three] = [
      await contactFactory(ctx, { place, name: "One" }),
      await contactFactory(ctx, { place, name: "Two" }),
      await contactFactory(ctx, { place, name: "Three" }),
    ];
    for (const { id } of [one, two]) await recordView(ctx, id);
    await recordView(admin, three.id);
    expect((await pickerOf(ctx)).opened.map(({ name }) => name)).toEqual(["Two", "One"]);
  });

  it("are who works beside the last one, nobody met for longest first", async () => {
    const { ctx, place } = await scene();
    const [last, quiet] = [
      await contactFactory(ctx, { place, name: "Last" }),
      await contactFactory(ctx, { place, name: "Quiet" }),
    ];
    await logConversation(ctx, { id: newId(), contactId: last.id, outcome: "conversation" });
    expect((await pickerOf(ctx)).beside).toMatchObject({ name: "Last", people: [{ id: quiet.id }] });
  });

  it("are found by two letters, in the own turf alone", async () => {
    const { ctx, admin, place, elsewhere } = await scene();
    await contactFactory(admin, { place, name: "Rahmat" });
    await contactFactory(admin, { place: elsewhere, name: "Rahmawati" });
    const found = await findForLog(ctx, { q: "ra" });
    expect([found.people.map(({ name }) => name), found.similar]).toEqual([["Rahmat"], false]);
  });

  it("are said to be similar when none is spelt so", async () => {
    const { ctx, place } = await scene();
    await contactFactory(ctx, { place, name: "Rahmat Hidayat" });
    expect(await findForLog(ctx, { q: "hidayta" })).toMatchObject({
      ...{ similar: true, people: [{ name: "Rahmat Hidayat" }] },
    });
  });

  it("are nobody's business who logs nothing", async () => {
    const { admin } = await scene();
    const observer = await signedIn({ role: "observer", union: unionOf(admin) });
    await expect(pickerOf(observer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(findForLog(observer, { q: "ra" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
