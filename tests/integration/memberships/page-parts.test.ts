import { beforeAll, describe, expect, it } from "vitest";
import { getContact } from "@/features/contacts/details.queries";
import { joinUnion, leaveUnion } from "@/features/contacts/memberships.mutations";
import { apply } from "@/features/memberships/applications.mutations";
import { recordAuthority } from "@/features/memberships/authorities.mutations";
import { issueCard } from "@/features/memberships/cards.mutations";
import { cardsToPrint } from "@/features/memberships/cards.queries";
import { createCategory } from "@/features/memberships/categories.mutations";
import { listCategories } from "@/features/memberships/categories.queries";
import { recordClaim } from "@/features/memberships/claims.mutations";
import { appoint } from "@/features/memberships/offices.mutations";
import { createPacket } from "@/features/memberships/packets.mutations";
import { authorityBoard } from "@/features/memberships/packets.queries";
import { papersOf } from "@/features/memberships/queries";
import { recordStatement } from "@/features/memberships/statements.mutations";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { contactFactory, type Place, signedIn, workplaceFactory } from "../../support/factories";
import { deskParts, membershipParts } from "../../support/membership-parts";
import { wordsOf } from "../../support/rendered";

let ctx: Context;
let place: Place;
let contactId: string;
const page = async (of: string) =>
  membershipParts({
    ...{ contact: await getContact(ctx, of), papers: await papersOf(ctx, of) },
    ...{ categories: await listCategories(ctx), today: today(ctx) },
  });

describe.each(["en", "id"] as const)("the page of a membership in %s", (locale) => {
  beforeAll(async () => {
    ctx = await signedIn();
    place = await workplaceFactory(ctx);
    contactId = (await contactFactory(ctx, { place, name: "Rohani" })).id;
    await createCategory(ctx, { id: newId(), name: "Kehormatan", votes: false, counts: false, pays: false });
  });

  const said = async (of = contactId) => {
    const words = wordsOf(await page(of), locale);
    expect(words).not.toMatch(/memberships\.|contacts\.|undefined/);
    return words;
  };

  it("has words for who is no member, who asked to join, who belongs and who left", async () => {
    await said();
    const other = (await contactFactory(ctx, { place })).id;
    await apply(ctx, { id: newId(), contactId: other });
    await said(other);
    await joinUnion(ctx, { contactId });
    await said();
    await leaveUnion(ctx, { contactId, ending: "resigned" });
    await said();
    await joinUnion(ctx, { contactId });
  });

  it("has every paper on it", async () => {
    await issueCard(ctx, { id: newId(), contactId, number: "K-77" });
    await recordStatement(ctx, { id: newId(), contactId, kind: "collective", keptWhere: "map 9" });
    await recordClaim(ctx, { id: newId(), contactId, otherUnion: "SP Lain" });
    await recordAuthority(ctx, { id: newId(), contactId, form: "paper", wording: "satu persen" });
    await appoint(ctx, { id: newId(), contactId, office: "Bendahara" });
    const words = await said();
    for (const each of ["K-77", "map 9", "SP Lain", "satu persen", "Bendahara", "Rohani"])
      expect(words).toContain(each);
  });

  it("is followed by the sheet of cards, the board of authorities and the categories", async () => {
    await createPacket(ctx, { id: newId(), employerId: place.employerId, letterNumber: "88/X" });
    const { cards } = await cardsToPrint(ctx, place.workplaceId);
    const board = await authorityBoard(ctx, place.employerId);
    const parts = deskParts({ cards, board, categories: await listCategories(ctx) });
    const words = wordsOf(parts, locale);
    expect(words).not.toMatch(/memberships\.|undefined/);
    for (const each of ["K-77", "88/X", "Kehormatan"]) expect(words).toContain(each);
  });
});
