import { expect, test } from "@playwright/test";
import { as } from "./support/session";
import { wordsIn } from "./support/words";

const t = wordsIn("en");

test("a form that is refused keeps what was chosen in a list of choices", async ({ page }) => {
  await as(page, "coordinator");
  await page.goto("/tasks?whose=turf");
  await page
    .getByRole("button", { name: t("tasks.edit") })
    .first()
    .click();
  const form = page.getByRole("dialog");
  const owner = form.getByLabel(t("tasks.owner"));
  const before = await owner.inputValue();
  const others = (
    await owner.locator("option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
  ).filter((value) => value !== before);

  for (const chosen of [others[0], others[1], before, others[0]]) {
    await form.getByLabel(t("tasks.what")).fill(" ");
    await owner.selectOption(chosen ?? "");
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await form.getByRole("button", { name: t("tasks.save") }).click();
    await answer;
    await expect(form.getByLabel(t("tasks.what"))).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByRole("button", { name: t("tasks.save") })).toBeEnabled();
    await expect(owner).toHaveValue(chosen ?? "");
  }
});
