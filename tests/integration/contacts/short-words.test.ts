import { expect, it } from "vitest";
import { contactFilter } from "@/features/contacts/filter.schema";
import { createContact } from "@/features/contacts/mutations";
import { listContacts } from "@/features/contacts/queries";
import { createContactInput } from "@/features/contacts/schema";
import { signedIn } from "../../support/factories";

it("takes what folds into one letter as the whole word that it says", async () => {
  const ctx = await signedIn();
  for (const name of ["Sari", "Aa Gunawan", "Adi"])
    await createContact(ctx, createContactInput.parse({ name }));
  const names = async (q: string) =>
    (await listContacts(ctx, contactFilter.parse({ q }))).contacts.map(({ name }) => name);
  for (const q of ["zzzz", "zz", "s"]) expect(await names(q), q).toEqual([]);
  expect(await names("aa")).toEqual(["Aa Gunawan"]);
  expect(await names("sa")).toEqual(["Sari"]);
});
