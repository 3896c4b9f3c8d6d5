import { expect, it } from "vitest";
import { contactFilter } from "@/features/contacts/filter.schema";
import { createContact } from "@/features/contacts/mutations";
import { listContacts, searchContacts } from "@/features/contacts/queries";
import { createContactInput } from "@/features/contacts/schema";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { signedIn, systemOf, unionFactory, workplaceFactory } from "../../support/factories";

async function found(by: Context, q: string): Promise<string[]> {
  const { contacts } = await listContacts(by, contactFilter.parse({ q }));
  return [...contacts, ...(await searchContacts(by, { q }))].map(({ name }) => name);
}

const secret = { cardNumber: "KTA/7788", nationalId: "3604121204880004", externalId: "NB-4711" };

it("a delegate finds people by the number of the job, and guesses at no card, citizen or other number", async () => {
  const union = await unionFactory();
  const admin = await signedIn({ union });
  const { workplaceId, departmentId } = await workplaceFactory(admin);
  const { externalId, ...typed } = secret;
  const { id } = await createContact(
    admin,
    createContactInput.parse({
      ...{ name: "Ira", workplaceId, departmentId, employeeNumber: "EMP-0012", isMember: "on" },
      ...{ ...typed, phones: ["083456787731"] },
    }),
  );
  const where = { unionId: union.id, id };
  await write(systemOf(admin), (tx) => tx.contact.updateMany({ where, data: { externalId } }));
  const turf = { whole: false as const, workplaceIds: [], departments: [{ id: departmentId, workplaceId }] };
  const delegate = await signedIn({ union, role: "delegate", turf });
  expect(await found(delegate, "EMP-0012")).toEqual(["Ira", "Ira"]);
  for (const q of ["KTA/7788", "KTA/7", "kta/7788", secret.nationalId, externalId, "083456787731", "7731"]) {
    expect(await found(admin, q), q).toEqual(["Ira", "Ira"]);
    expect(await found(delegate, q), q).toEqual([]);
  }
  expect(await read(delegate, (tx) => tx.membership.count())).toBe(0);
});
