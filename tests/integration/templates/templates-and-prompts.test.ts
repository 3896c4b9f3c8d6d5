import { describe, expect, it } from "vitest";
import { changePrompt, resetPrompt } from "@/features/prompts/mutations";
import { listPrompts } from "@/features/prompts/queries";
import {
  archiveTemplate,
  createTemplate,
  takeSuggestedTemplates,
  updateTemplate,
} from "@/features/templates/mutations";
import { listTemplates } from "@/features/templates/queries";
import { createTemplateInput } from "@/features/templates/schema";
import { newId } from "@/lib/ids";
import { signedIn } from "../../support/factories";

const words = { nameId: "Salam", nameEn: "Hello", textId: "Halo {name}", textEn: "Hello {name}" };

describe("messages to send", () => {
  it("start from the suggestions, once, and are rewritten and put aside", async () => {
    const admin = await signedIn();
    await Promise.all([takeSuggestedTemplates(admin), takeSuggestedTemplates(admin)]);
    const [first, ...rest] = await listTemplates(admin);
    expect(rest).toHaveLength(2);
    const templateId = first?.id ?? "";
    await updateTemplate(admin, { templateId, ...words });
    await archiveTemplate(admin, { templateId: rest[0]?.id ?? "", archived: true });
    const added = await createTemplate(admin, words);
    expect((await listTemplates(admin)).map(({ id }) => id)).toEqual([templateId, rest[1]?.id, added]);
    expect(await listTemplates(admin, { archived: true })).toHaveLength(4);
    expect((await listTemplates(admin))[0]).toMatchObject(words);
  });

  it("with a placeholder that nobody fills are refused with the field", () => {
    const parsed = createTemplateInput.safeParse({ ...words, textEn: "Hello {nama}" });
    expect(parsed.error?.issues).toMatchObject([{ path: ["textEn"], message: "placeholder" }]);
  });

  it("are the admin's to write, the organisers' to read, and nobody else's", async () => {
    const admin = await signedIn();
    const union = { id: admin.unionId, timeZone: admin.timeZone };
    const organiser = await signedIn({ role: "organiser", union });
    const id = await createTemplate(admin, words);
    expect(await listTemplates(organiser)).toMatchObject([words]);
    await expect(createTemplate(organiser, words)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const delegate = await signedIn({ role: "delegate", union });
    await expect(listTemplates(delegate)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = await signedIn();
    expect(await listTemplates(stranger)).toEqual([]);
    const theirs = updateTemplate(stranger, { templateId: id, ...words });
    await expect(theirs).rejects.toMatchObject({ code: "NOT_FOUND" });
    const missing = archiveTemplate(admin, { templateId: newId(), archived: true });
    await expect(missing).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("prompts of the guided conversation", () => {
  it("are six in both languages until the union says it in its own words, and can go back", async () => {
    const admin = await signedIn();
    const [indonesian, english] = [await listPrompts(admin, "id"), await listPrompts(admin, "en")];
    expect([indonesian.length, english.length]).toEqual([6, 6]);
    const own = { locale: "id" as const, position: 2, title: "Keluhan", hint: "Apa yang bikin capek?" };
    await changePrompt(admin, { ...own, title: "Lama" });
    await changePrompt(admin, own);
    expect((await listPrompts(admin, "id"))[1]).toEqual({
      ...{ position: 2, title: "Keluhan", hint: "Apa yang bikin capek?", changed: true },
    });
    expect(await listPrompts(admin, "en")).toEqual(english);
    expect(await listPrompts(await signedIn(), "id")).toEqual(indonesian);
    await resetPrompt(admin, { locale: "id", position: 2 });
    expect(await listPrompts(admin, "id")).toEqual(indonesian);
  });

  it("are changed by an admin alone", async () => {
    const organiser = await signedIn({ role: "organiser" });
    const change = changePrompt(organiser, { locale: "id", position: 1, title: "x", hint: "" });
    await expect(change).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
