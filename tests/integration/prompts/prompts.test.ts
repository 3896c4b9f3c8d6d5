import { describe, expect, it } from "vitest";
import { logFormData } from "@/features/conversations/queries";
import { suggestedPrompts } from "@/features/prompts/default-prompts";
import { changePrompt, resetPrompt } from "@/features/prompts/mutations";
import { listPrompts } from "@/features/prompts/queries";
import { changePromptInput, promptLocales } from "@/features/prompts/schema";
import { auditRows } from "../../support/audit";
import { contactFactory, signedIn } from "../../support/factories";

const own = { locale: "id" as const, position: 2, title: "Keluhan", hint: "Apa yang bikin capek?" };

describe("suggested prompts", () => {
  it.each(promptLocales)(
    "are six in %s, each with a title and a hint that a changed one may have",
    (locale) => {
      const prompts = suggestedPrompts(locale);
      expect(prompts).toHaveLength(6);
      for (const [at, words] of prompts.entries())
        expect(changePromptInput.safeParse({ locale, position: at + 1, ...words }).error).toBeUndefined();
    },
  );
});

describe("a prompt in the union's own words", () => {
  it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
    "is refused for a %s",
    async (role) => {
      const ctx = await signedIn({ role });
      await expect(changePrompt(ctx, own)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(resetPrompt(ctx, own)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect((await listPrompts(ctx, "id")).some(({ changed }) => changed)).toBe(false);
    },
  );

  it("stands on the sheet of whoever conversations, in that language alone", async () => {
    const admin = await signedIn();
    const union = { id: admin.unionId, timeZone: admin.timeZone };
    const organiser = await signedIn({ role: "organiser", union });
    const { id } = await contactFactory(admin);
    await changePrompt(admin, own);
    expect((await logFormData(organiser, id, "id"))?.prompts[1]).toMatchObject({ title: "Keluhan" });
    expect((await logFormData(organiser, id, "en"))?.prompts[1]).toMatchObject({ title: "Issues" });
  });

  it("leaves an audit row with its place and no words", async () => {
    const admin = await signedIn();
    await changePrompt(admin, own);
    await resetPrompt(admin, own);
    const row = { actorName: admin.actor.name, entity: "prompt", details: { locale: "id", position: 2 } };
    expect(await auditRows(admin, "prompt.change")).toMatchObject([row]);
    expect(await auditRows(admin, "prompt.reset")).toMatchObject([row]);
  });

  it("is the last one's word where two change it at once, and is there once", async () => {
    const admin = await signedIn();
    const titles = ["A", "B", "C", "D"];
    await Promise.all(titles.map((title) => changePrompt(admin, { ...own, title })));
    const [, second] = await listPrompts(admin, "id");
    expect(titles).toContain(second?.title);
    expect(await listPrompts(admin, "id")).toHaveLength(6);
  });

  it.each([
    [{ position: 0 }, "position"],
    [{ position: 7 }, "position"],
    [{ locale: "jv" }, "locale"],
    [{ title: " " }, "title"],
    [{ title: "x".repeat(61) }, "title"],
    [{ hint: "x".repeat(301) }, "hint"],
  ])("is refused with %j", (more, field) => {
    const { error } = changePromptInput.safeParse({ ...own, ...more });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
