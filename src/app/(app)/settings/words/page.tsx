import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { PromptRow } from "@/features/prompts/components/prompt-row";
import { listPrompts } from "@/features/prompts/queries";
import { promptLocales } from "@/features/prompts/schema";
import { SuggestTemplates } from "@/features/templates/components/suggest-templates";
import { ArchiveTemplate, TemplateRow, TemplateSheet } from "@/features/templates/components/template-row";
import { templates as permissions } from "@/features/templates/policy";
import { listTemplates } from "@/features/templates/queries";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { requireSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("words") });

export default async function WordsSettingsPage() {
  const { ctx, user } = await requireSession();
  if (!can(ctx, permissions.edit)) notFound();
  return (
    <div className="grid gap-10">
      <Messages ctx={ctx} userId={user.id} />
      <Prompts ctx={ctx} userId={user.id} />
    </div>
  );
}

type Props = { ctx: Context; userId: string };

async function Messages({ ctx, userId }: Props) {
  const t = await getTranslations("settings.messages");
  const all = await listTemplates(ctx, { archived: true });
  const archived = all.filter((template) => template.archived);
  return (
    <Section meta={t("meta")} title={t("title")}>
      {all.length === 0 ? <EmptyState action={<SuggestTemplates />} title={t("empty")} /> : null}
      <ul className="mb-3">
        {all.map((template) =>
          template.archived ? null : <TemplateRow key={template.id} template={template} userId={userId} />,
        )}
      </ul>
      <TemplateSheet key={all.length} title={t("new")} userId={userId} />
      {archived.length > 0 ? (
        <details className="py-2">
          <summary className="flex min-h-tap cursor-pointer items-center text-14 text-ink-2">
            {t("archived")}
          </summary>
          <ul>
            {archived.map((template) => (
              <li className="flex items-center justify-between gap-3 text-14" key={template.id}>
                {template.nameId} / {template.nameEn}
                <ArchiveTemplate template={template} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}

async function Prompts({ ctx, userId }: Props) {
  const t = await getTranslations("settings.prompts");
  const languages = await Promise.all(
    promptLocales.map(async (locale) => ({ locale, prompts: await listPrompts(ctx, locale) })),
  );
  return (
    <Section meta={t("meta")} title={t("title")}>
      <div className="grid items-start gap-x-8 gap-y-4 md:grid-cols-2">
        {languages.map(({ locale, prompts }) => (
          <div key={locale}>
            <h3 className="font-strong">{t(locale)}</h3>
            <ol>
              {prompts.map((prompt) => (
                <PromptRow key={prompt.position} locale={locale} prompt={prompt} userId={userId} />
              ))}
            </ol>
          </div>
        ))}
      </div>
    </Section>
  );
}
