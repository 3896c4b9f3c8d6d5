import type { Page } from "@playwright/test";
import type { Words } from "./words";

const firstRunToken = "end-to-end-first-run-token";
export const admin = {
  name: "Dewi Wulandari",
  email: "dewi@example.org",
  password: "empat kata yang panjang",
};

export async function signIn(page: Page, t: Words, { email, password } = admin) {
  await page.goto("/sign-in");
  await page.getByLabel(t("users.signIn.email")).fill(email);
  await page.getByLabel(t("users.signIn.password")).fill(password);
  await page.getByRole("button", { name: t("users.signIn.submit") }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

export async function firstRun(page: Page, t: Words) {
  await page.goto(`/first-run?token=${firstRunToken}`);
  await page.getByLabel(t("users.firstRun.unionName")).fill("SP Garmen Cikarang");
  await page.getByLabel(t("users.firstRun.name"), { exact: true }).fill(admin.name);
  await page.getByLabel(t("users.firstRun.email")).fill(admin.email);
  await page.getByLabel(t("users.firstRun.password")).fill(admin.password);
  await page.getByRole("button", { name: t("users.firstRun.submit") }).click();
  await page.getByRole("link", { name: t("users.firstRun.goSignIn") }).click();
}

/** The demo's people; passwords as the seed prints them. */
const demoPassword = "serikat-demo-2026";
export const demo = (role: "admin" | "coordinator" | "organiser" | "delegate" | "observer") => ({
  email: `${role}@demo.example.org`,
  password: demoPassword,
  name: "",
});
