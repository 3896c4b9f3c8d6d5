import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { PromptForm } from "@/features/prompts/components/prompt-form";
import { listPrompts } from "@/features/prompts/queries";
import { promptLocales } from "@/features/prompts/schema";
import { SuggestTemplates } from "@/features/templates/components/suggest-templates";
import { ArchiveTemplate, TemplateForm } from "@/features/templates/components/template-form";
import { templates as permissions } from "@/features/templates/policy";
import { listTemplates } from "@/features/templates/queries";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("words") });

export default async function WordsSettingsPage() {
  const ctx = await requireContext();
  if (!can(ctx, permissions.edit)) notFound();
  return (
    <div className="grid gap-10">
      <Messages ctx={ctx} />
      <Prompts ctx={ctx} />
    </div>
  );
}

async function Messages({ ctx }: { ctx: Context }) {
  const t = await getTranslations("settings.messages");
  const all = await listTemplates(ctx, { archived: true });
  const archived = all.filter((template) => template.archived);
  return (
    <Section meta={t("meta")} title={t("title")}>
      <p className="mb-3 max-w-[44em] text-14 text-ink-2">{t("hint")}</p>
      {all.length === 0 ? <EmptyState action={<SuggestTemplates />} title={t("empty")} /> : null}
      <ul>
        {all.map((template) =>
          template.archived ? null : (
            <li className="grid gap-1 border-b border-rule py-4" key={template.id}>
              <TemplateForm template={template} />
              <ArchiveTemplate template={template} />
            </li>
          ),
        )}
      </ul>
      <details className="border-b border-rule py-2">
        <summary className="flex min-h-tap cursor-pointer items-center font-strong">{t("new")}</summary>
        <TemplateForm key={all.length} />
      </details>
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

async function Prompts({ ctx }: { ctx: Context }) {
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
                <PromptForm key={`${prompt.position}-${prompt.changed}`} locale={locale} prompt={prompt} />
              ))}
            </ol>
          </div>
        ))}
      </div>
    </Section>
  );
}
