import { expect, it } from "vitest";
import { createContact } from "@/features/contacts/mutations";
import { createContactInput } from "@/features/contacts/schema";
import { parsePhones } from "@/features/imports/parse/phone";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { signedIn, systemOf, unionFactory } from "../../support/factories";

async function unionIn(country: string) {
  const ctx = await signedIn({ union: await unionFactory() });
  await write(systemOf(ctx), (tx) => tx.union.updateMany({ where: { id: ctx.unionId }, data: { country } }));
  return ctx;
}

async function typedIn(country: string, ...phones: string[]): Promise<string[]> {
  const ctx = await unionIn(country);
  const input = createContactInput.parse({ name: "Siti Rahmawati", phones });
  const contactId = newId();
  await createContact(ctx, { ...input, id: contactId });
  const points = await read(ctx, (tx) =>
    tx.contactPoint.findMany({ where: { unionId: ctx.unionId, contactId }, orderBy: { position: "asc" } }),
  );
  return points.map(({ value }) => value);
}

const imported = (country: string, text: string) =>
  parsePhones({ kind: "text", text }, country).phones.map(({ value }) => value);

it.each([
  ["an Indonesian number in a Malaysian union", "MY", "6281234567801", ["+6281234567801"]],
  ["a Malaysian number in an Indonesian union", "ID", "60123456789", ["+60123456789"]],
  ["two numbers in one field", "ID", "081234567801 / 081398765402", ["+6281234567801", "+6281398765402"]],
  ["two lines in one field", "MY", "012-345 6789, 013-456 7890", ["+60123456789", "+60134567890"]],
])("%s is kept when typed as when imported", async (_, country, text, kept) => {
  expect(await typedIn(country, text)).toEqual(kept);
  expect(imported(country, text)).toEqual(kept);
});

it("a number typed twice in two fields is kept once", async () => {
  expect(await typedIn("ID", "0812 3456 7801 / 081398765402", "+6281398765402")).toEqual([
    "+6281234567801",
    "+6281398765402",
  ]);
});

it.each(["081234567801 / 0836072", "belum ada", "0836072"])(
  "a field with %j in it is refused and not saved in part",
  async (text) => {
    await expect(typedIn("ID", text)).rejects.toMatchObject({
      code: "INVALID",
      fields: { phones: "format" },
    });
  },
);
