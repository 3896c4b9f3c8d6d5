import { beforeAll, describe, expect, it } from "vitest";
import { disclose } from "@/features/privacy/disclosure.mutations";
import { factsOf } from "@/features/privacy/dossier";
import { dossierPage } from "@/features/privacy/dossier-page";
import { expectAudited } from "../../support/audit";
import { signedIn } from "../../support/factories";
import { type Inhabited, inhabitedUnion } from "../../support/inhabited-union";

let ours: Inhabited;
beforeAll(async () => {
  ours = await inhabitedUnion();
});

const asked = (contactId: string) => ({ contactId, reason: "asked" as const, format: "json" as const });

describe("what is kept of a contact", () => {
  it("comes from every table that knows them, notes opened", async () => {
    const { tables, names, contact } = await disclose(ours.admin, asked(ours.here.contactId));
    expect(contact.id).toBe(ours.here.contactId);
    expect(tables.map(({ table }) => table)).toEqual(
      expect.arrayContaining([
        ...["contact", "contact_point", "job", "membership", "conversation", "assessment", "contact_issue"],
        ...["consent_event", "follow_up", "paper_list_row", "enrolment", "stage_move", "contact_view"],
        ...["conversation_version", "audit_entry", "import_change", "contact_merge", "phone_entry"],
      ]),
    );
    const talks = tables.find(({ table }) => table === "conversation")?.rows ?? [];
    expect(talks.map(({ notes }) => notes)).toContain("told in confidence");
    expect(JSON.stringify(tables)).not.toMatch(/"v\d\.[0-9a-f]{16}\./);
    const [job] = tables.find(({ table }) => table === "job")?.rows ?? [];
    const place = factsOf(job ?? {}, names).find(({ column }) => column === "workplace_id");
    expect(place?.value).toMatch(/Plant/);
  });

  it("holds nothing of another contact's", async () => {
    const { tables } = await disclose(ours.admin, asked(ours.here.contactId));
    const jobs = tables.find(({ table }) => table === "job")?.rows ?? [];
    expect(new Set(jobs.map(({ contact_id }) => contact_id))).toEqual(new Set([ours.here.contactId]));
  });

  it("is a page on which nothing of a person is markup", async () => {
    const dossier = await disclose(ours.admin, asked(ours.here.contactId));
    const sharp = { ...dossier, contact: { id: dossier.contact.id, name: "<b>Siti</b></script>" } };
    const words = { lang: "en", title: "<i>", intro: "", care: "" };
    const page = dossierPage(sharp, { ...words, tableName: (name) => name, columnName: (name) => name });
    expect(page).toContain("&lt;i&gt;");
    expect(page).not.toContain("<b>Siti");
    expect(page.match(/<\/script>/g)).toHaveLength(1);
  });

  it("leaves an audit row with the reason", async () => {
    const other = await inhabitedUnion();
    await disclose(other.admin, asked(other.here.contactId));
    const [row] = await expectAudited(other.admin, "contact.disclose", { entityId: other.here.contactId });
    expect(row?.details).toMatchObject({ reason: "asked", format: "json" });
  });

  it("is for admins alone", async () => {
    const coordinator = await signedIn({ union: ours.union, role: "coordinator" });
    await expect(disclose(coordinator, asked(ours.here.contactId))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("needs a recent proof of who the admin is", async () => {
    const unproved = { ...ours.admin, provedAt: null };
    await expect(disclose(unproved, asked(ours.here.contactId))).rejects.toMatchObject({
      code: "PROOF_NEEDED",
    });
  });

  it("of another union is not found", async () => {
    const stranger = await signedIn();
    await expect(disclose(stranger, asked(ours.here.contactId))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
