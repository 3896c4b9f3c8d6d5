"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { action, formAction } from "@/lib/action";
import { disclose } from "./disclosure.mutations";
import { dossierPage } from "./dossier-page";
import { eraseContact } from "./erasure.mutations";
import { setRetention } from "./retention.mutations";
import { setRetentionInput } from "./retention.schema";
import { discloseInput, eraseInput } from "./schema";

/** A file with everything that is kept of a contact, as a page to read or as data. */
export const discloseAction = action(discloseInput, async (ctx, input) => {
  const dossier = await disclose(ctx, input);
  const name = `data-${dossier.contact.id.slice(-12)}`;
  if (input.format === "json")
    return { name: `${name}.json`, type: "application/json", text: JSON.stringify(dossier, null, 2) };
  const [t, format, lang] = await Promise.all([getTranslations("privacy"), getFormatter(), getLocale()]);
  const text = dossierPage(dossier, {
    lang,
    title: t("page.title", { name: dossier.contact.name }),
    intro: t("page.intro", {
      union: dossier.union,
      at: format.dateTime(new Date(dossier.takenAt), { dateStyle: "long" }),
    }),
    care: t("page.care"),
    tableName: (table) =>
      t.has(`tables.${table}` as "tables.job") ? t(`tables.${table}` as "tables.job") : table,
    columnName: (column) =>
      t.has(`columns.${column}` as "columns.name")
        ? t(`columns.${column}` as "columns.name")
        : column.replaceAll("_", " "),
  });
  return { name: `${name}.html`, type: "text/html", text };
});

export const setRetentionAction = formAction(setRetentionInput, async (ctx, input) => {
  await setRetention(ctx, input);
  refresh();
});

export const eraseAction = formAction(eraseInput, async (ctx, input) => {
  await eraseContact(ctx, input);
  redirect("/contacts");
});
