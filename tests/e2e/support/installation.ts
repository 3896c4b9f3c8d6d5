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

/** Returns what it took, beside the token that the link brings. */
export async function firstRun(page: Page, t: Words): Promise<{ taps: number; fields: number }> {
  await page.goto(`/first-run?token=${firstRunToken}`);
  const fields = [
    ["name", admin.name],
    ["email", admin.email],
    ["password", admin.password],
    ["unionName", "SP Garmen Cikarang"],
  ] as const;
  for (const [field, typed] of fields)
    await page.getByLabel(t(`users.firstRun.${field}`), { exact: true }).fill(typed);
  await page.getByRole("button", { name: t("users.firstRun.submit") }).click();
  await page.waitForURL(/\/follow-ups/);
  return { taps: 1, fields: fields.length };
}

/** The demo's people; passwords as the seed prints them. */
const demoPassword = "serikat-demo-2026";
export const demo = (role: "admin" | "coordinator" | "organiser" | "delegate" | "observer") => ({
  email: `${role}@demo.example.org`,
  password: demoPassword,
  name: "",
});
