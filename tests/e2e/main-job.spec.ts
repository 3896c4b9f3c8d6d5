import { expect, type Page, test } from "@playwright/test";
import { defaultStages } from "../../src/features/campaigns/vocabulary.schema";
import { admin, firstRun } from "./support/installation";
import { type Roster, rosterFile, rosterTruth } from "./support/roster";
import { upload } from "./support/upload";
import { type Words, wordsIn } from "./support/words";

const plant = { employer: "PT Contoh Busana Sejahtera", workplace: "Cikarang" };
const worker = { name: "YUSUF NUGRAHA", misspelt: "yusup nugrha", department: "Cutting" };
const campaign = "PKB 2027";
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 860 };

test.describe.configure({ mode: "serial" });

let t: Words;
let roster: Roster;
let number: (value: number) => string;
let share: (value: number) => string;
let held: string;

test.beforeAll(async () => {
  const locale = test.info().project.use.locale?.startsWith("id") ? "id" : "en";
  t = wordsIn(locale);
  number = (value) => value.toLocaleString(locale);
  share = (value) =>
    value.toLocaleString(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  roster = await rosterTruth();
  held = defaultStages(locale)[2]?.name ?? "";
});

test("the main job, from an empty installation", async ({ page }) => {
  const problems = watch(page);
  await test.step("first run", async () => {
    await firstRun(page, t);
  });
  await test.step("import the roster", () => importRoster(page));
  await test.step("density equals the truth", () => checkDensity(page));
  await test.step("a campaign for the plant", () => startCampaign(page));
  const contact = await test.step("find a worker by a misspelt name", () => findWorker(page));
  await test.step("log the conversation at phone size", () => logConversation(page, contact));
  await test.step("the follow-up waits", () => seeFollowUp(page));
  await test.step("move the card", () => moveCard(page));
  await test.step("undo the import", () => undoImport(page));
  await test.step("nothing is left", () => nothingLeft(page));
  expect(problems).toEqual([]);
});

function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
  });
  return problems;
}

async function importRoster(page: Page) {
  await upload(page, t, rosterFile);
  await page.getByLabel(t("import-steps.place.employer"), { exact: true }).fill(plant.employer);
  await page.getByLabel(t("import-steps.place.name"), { exact: true }).fill(plant.workplace);
  // Another sheet of the file names people too, so whether this one is the whole list is not taken for granted.
  await page.getByLabel(t("import-steps.headcount.label")).check({ force: true });
  await page
    .getByRole("button", { name: t("import-steps.check.go", { count: roster.accepted + roster.rejected }) })
    .click();
  const run = page.getByRole("button", { name: t("import-steps.impact.run", { count: roster.people }) });
  await expect(run).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("main")).toContainText(number(roster.rejected));
  await run.click();
  await expect(page.getByRole("button", { name: t("import-steps.undo.go") })).toBeVisible({
    timeout: 90_000,
  });
  await expect(page.getByRole("main")).toContainText(number(roster.people));
}

async function checkDensity(page: Page) {
  await page.goto("/density");
  await expect(page.getByRole("main")).toContainText(share(roster.members / roster.people));
  await expect(page.getByRole("main")).toContainText(number(roster.members));
  await page.goto("/workplaces");
  await page.getByRole("link", { name: plant.workplace }).first().click();
  await page.waitForURL(/\/workplaces\/[0-9a-f-]{36}/);
  const workplace = page.url().split("/").at(-1);
  await page.goto(`/density?workplace=${workplace}`);
  for (const { name, people, members } of roster.departments) {
    const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
    await expect(row).toContainText(number(people));
    await expect(row).toContainText(number(members));
    await expect(row).toContainText(share(members / people));
  }
}

async function startCampaign(page: Page) {
  await page.goto("/campaigns/new");
  await page.getByLabel(t("campaigns.form.name")).fill(campaign);
  await page.getByLabel(plant.workplace).check({ force: true });
  await page.getByRole("button", { name: t("campaigns.form.create") }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/);
  await expect(page.getByRole("main")).toContainText(number(roster.people - roster.members));
}

async function findWorker(page: Page) {
  await page.setViewportSize(phone);
  await page.goto("/contacts");
  await page.getByRole("searchbox").fill(worker.misspelt);
  await page.getByRole("searchbox").press("Enter");
  const found = page.getByRole("link", { name: worker.name, exact: true }).first();
  await expect(found).toBeVisible();
  await found.click();
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1, name: worker.name })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function logConversation(page: Page, contact: string) {
  await page.goto(contact);
  await page
    .getByRole("main")
    .getByRole("link", { name: t("contacts.page.log") })
    .first()
    .click();
  const sheet = page.locator('[data-slot="bottom-sheet"]');
  await sheet.getByText(t("conversations.outcomes.conversation"), { exact: true }).click();
  await sheet
    .getByRole("radio", { name: new RegExp(t("conversations.levels.3.label")) })
    .check({ force: true });
  await sheet.getByText(t("conversations.askAnswers.maybe"), { exact: true }).click();
  await sheet.getByText(t("conversations.sheet.tomorrow"), { exact: true }).click();
  await sheet.getByLabel(t("conversations.sheet.notes")).fill("Takut mandor lihat.");
  await sheet
    .getByRole("button", { name: new RegExp(t("conversations.sheet.save")) })
    .first()
    .click();
  await expect(page.getByText(t("conversations.saved", { name: worker.name }))).toBeVisible();
  await page.goto(contact);
  await expect(page.getByRole("main")).toContainText("Takut mandor lihat.");
}

async function seeFollowUp(page: Page) {
  await page.goto("/follow-ups?tab=week");
  await expect(page.getByRole("main")).toContainText(worker.name);
}

async function moveCard(page: Page) {
  await page.setViewportSize(desktop);
  await page.goto("/campaigns");
  await page.getByRole("link", { name: campaign }).first().click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/);
  await page
    .getByLabel(t("campaigns.filters.department"), { exact: true })
    .selectOption({ label: worker.department });
  await page.waitForURL(/department=/);
  const more = page
    .getByRole("link", { name: t("campaigns.column.more", { count: 0 }).replace("0", "").trim() })
    .first();
  const moveButton = page.getByRole("link", { name: t("campaigns.card.moveNamed", { name: worker.name }) });
  await expect(more.or(moveButton).first()).toBeVisible();
  while (!(await moveButton.isVisible())) {
    const before = await page.getByRole("listitem").count();
    await more.click();
    await expect.poll(() => page.getByRole("listitem").count()).toBeGreaterThan(before);
  }
  await moveButton.click();
  await page.getByRole("menuitem", { name: held }).click();
  await expect(
    page.getByText(t("campaigns.move.done", { name: worker.name, stage: held })).first(),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByRole("region", { name: held }).getByText(worker.name)).toBeVisible();
}

async function undoImport(page: Page) {
  await page.goto("/imports");
  await page
    .getByRole("main")
    .getByRole("link", { name: /roster-cikarang/ })
    .first()
    .click();
  await page.getByRole("button", { name: t("import-steps.undo.go") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(t("import-steps.undo.also", { merged: 0 })).click();
  await dialog.getByRole("button", { name: t("import-steps.undo.confirm") }).click();
  await expect(page.getByRole("main")).toContainText(t("import-steps.undone.nothing"), { timeout: 90_000 });
}

async function nothingLeft(page: Page) {
  await page.goto("/contacts");
  await expect(page.getByRole("main")).toContainText(t("contacts.empty.title"));
  await page.goto("/follow-ups?tab=week");
  await expect(page.getByRole("main")).not.toContainText(worker.name);
  expect(admin.name).toBeTruthy();
}
