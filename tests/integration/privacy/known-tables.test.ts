import { expect, it } from "vitest";
import { fates } from "@/features/privacy/fate";
import { knowingTables } from "@/features/privacy/known-rows.queries";
import { catalogue, ourTables } from "../../support/catalogue";

// The record of erasures is about people who are no longer there.
const ofNobody = ["erasure"];

it("knows every table that could know a contact, and what becomes of its rows", async () => {
  const found = await catalogue<{ name: string }>(`
    SELECT DISTINCT t.relname AS name FROM pg_class t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE ${ourTables} AND a.attname ~ '^(contact_id|leader_contact_id|contact_[ab]|survivor_id|gone_id|entity_id|conversation_id|enrolment_id|participation_id|merge_id|authority_id)$'`);
  const known = [...knowingTables, ...ofNobody].filter((table) => table !== "contact");
  expect(found.map(({ name }) => name).sort()).toEqual(known.toSorted());
  expect(Object.keys(fates).toSorted()).toEqual(knowingTables.toSorted());
});
