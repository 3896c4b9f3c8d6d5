import { expect, type Page } from "@playwright/test";
import type { Words } from "./words";

const importPage = /\/imports\/[0-9a-f-]{36}/;

export type ChosenFile = string | { name: string; lines: readonly string[] };

/** Repeats while another upload of the same user is on its way, as a parallel test's may be. */
export async function upload(page: Page, t: Words, file: ChosenFile) {
  const chosen =
    typeof file === "string"
      ? file
      : { name: file.name, mimeType: "text/csv", buffer: Buffer.from(file.lines.join("\n")) };
  await page.goto("/imports");
  await expect(async () => {
    await page.locator('input[type="file"]').setInputFiles(chosen);
    await Promise.race([
      page.waitForURL(importPage),
      page.getByText(t("import-steps.drop.busy")).waitFor({ state: "visible" }),
    ]);
    expect(page.url()).toMatch(importPage);
  }).toPass();
}
