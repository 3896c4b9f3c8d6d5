import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import { LanguageForm, type Theme, ThemeForm } from "@/components/layout/preference-forms";
import { chooseLocaleAction, chooseThemeAction } from "../actions";

export async function LanguageChoice() {
  return <LanguageForm action={chooseLocaleAction} current={await getLocale()} />;
}

export async function ThemeChoice() {
  const theme = (await cookies()).get("theme")?.value;
  const current: Theme = theme === "light" || theme === "dark" ? theme : "system";
  return <ThemeForm action={chooseThemeAction} current={current} />;
}
