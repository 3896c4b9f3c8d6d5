import { describe, expect, it } from "vitest";
import { askContactExport, beginExport } from "@/features/contacts/export.mutations";
import { filterQuery } from "@/features/contacts/filter.schema";
import { listContacts } from "@/features/contacts/queries";
import { filterOfAddress, filterOfPart, searchedList } from "@/features/contacts/search-words.queries";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn } from "../../support/factories";

const asked = (address: string) => Object.fromEntries(new URL(address, "http://here").searchParams);

describe("the words of a search in an address", () => {
  it("are read by the user who typed them, and in the clear nowhere", async () => {
    const ctx = await signedIn();
    const address = searchedList(ctx, { q: "Siti & Co", filter: "member=yes" });
    expect(decodeURIComponent(address)).not.toContain("Siti");
    expect(filterOfAddress(ctx, asked(address))).toMatchObject({ q: "Siti & Co", member: "yes" });
  });

  it("are nothing to another user of the union", async () => {
    const ctx = await signedIn();
    const other = await signedIn({ union: { id: ctx.unionId, timeZone: ctx.timeZone } });
    const address = searchedList(ctx, { q: "Siti", filter: "" });
    expect(filterOfAddress(other, asked(address)).q).toBeUndefined();
  });

  it("go with a contact and come back", async () => {
    const ctx = await signedIn();
    const filter = filterOfAddress(ctx, asked(searchedList(ctx, { q: "Siti", filter: "" })));
    expect(filterOfPart(ctx, filterQuery(filter)).q).toBe("Siti");
  });

  it("that were changed are no search", async () => {
    const ctx = await signedIn();
    const address = searchedList(ctx, { q: "Siti", filter: "" });
    expect(filterOfAddress(ctx, { s: `${asked(address).s}x` }).q).toBeUndefined();
    expect(filterOfAddress(ctx, { s: "v1.AAAA" }).q).toBeUndefined();
  });

  it("narrow the file that is asked for", async () => {
    const ctx = await signedIn();
    await contactFactory(ctx, { name: "Siti Aminah" });
    const filter = filterQuery(filterOfAddress(ctx, asked(searchedList(ctx, { q: "Aminah", filter: "" }))));
    const { id } = await askContactExport(ctx, { id: newId(), reason: "calls", columns: [], filter });
    expect((await beginExport(ctx, id)).filter.q).toBe("Aminah");
  });

  it("that cannot be read make no file of everybody", async () => {
    const ctx = await signedIn();
    await contactFactory(ctx);
    const ask = { id: newId(), reason: "calls" as const, columns: [], filter: "s=v2.0123456789abcdef.AAAA" };
    await expect(askContactExport(ctx, ask)).rejects.toMatchObject({ code: "INVALID" });
  });
});

it("the address of the next page names nobody", async () => {
  const ctx = await signedIn();
  for (let at = 0; at <= 50; at += 1)
    await contactFactory(ctx, { name: `Siti ${String(at).padStart(2, "0")}` });
  const { next } = await listContacts(ctx, filterOfAddress(ctx, {}));
  expect(Buffer.from(next ?? "", "base64url").toString("utf8")).not.toContain("Siti");
  const page = await listContacts(ctx, filterOfAddress(ctx, { after: next }));
  expect(page.contacts.map(({ name }) => name)).toEqual(["Siti 50"]);
});
