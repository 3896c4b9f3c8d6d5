"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { draftKey } from "@/components/form/draft-storage";
import { EditSheet } from "@/components/form/edit-sheet";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { archiveTemplateAction, createTemplateAction, updateTemplateAction } from "../actions";
import type { Template } from "../queries";

export function TemplateRow({ template, userId }: { template: Template; userId: string }) {
  const name = `${template.nameId} / ${template.nameEn}`;
  return (
    <li className="flex items-start gap-2 border-b border-rule py-2.5">
      <span className="min-w-0 grow">
        <span className="block font-label">{name}</span>
        <span className="block text-13 text-ink-2" lang="id">
          {template.textId}
        </span>
        <span className="block text-13 text-ink-3" lang="en">
          {template.textEn}
        </span>
      </span>
      <TemplateSheet template={template} title={name} userId={userId} />
    </li>
  );
}

type TemplateSheetProps = { template?: Template; title: string; userId: string };

/** Changes a message in both languages, or makes one. */
export function TemplateSheet({ template, title, userId }: TemplateSheetProps) {
  const t = useTranslations("settings.messages");
  return (
    <EditSheet
      action={template ? updateTemplateAction : createTemplateAction}
      draftKey={draftKey(userId, "settings", "message", template?.id ?? "new")}
      fields={({ error, typed }) => {
        const field = (name: "nameId" | "nameEn" | "textId" | "textEn") => ({
          ...{ name, label: t(name), error: error(name), required: true, autoComplete: "off" },
          defaultValue: typed(name, template?.[name] ?? ""),
        });
        return (
          <>
            <p className="text-13 text-ink-2">{t("hint")}</p>
            <TextField {...field("nameId")} maxLength={60} />
            <TextAreaField {...field("textId")} lang="id" maxLength={1000} rows={4} />
            <TextField {...field("nameEn")} maxLength={60} />
            <TextAreaField {...field("textEn")} lang="en" maxLength={1000} rows={4} />
          </>
        );
      }}
      hidden={template ? { templateId: template.id } : {}}
      more={template ? () => <ArchiveTemplate template={template} /> : undefined}
      saveLabel={t(template ? "save" : "add")}
      title={title}
      trigger={
        template
          ? {
              ...{ size: "sm", variant: "bare", children: t("edit") },
              "aria-label": t("editNamed", { name: title }),
            }
          : { children: t("new") }
      }
    />
  );
}

export function ArchiveTemplate({ template }: { template: Template }) {
  const t = useTranslations("settings.messages");
  const [, archive] = useActionState(archiveTemplateAction, null);
  return (
    <form noValidate action={archive}>
      <input name="templateId" type="hidden" value={template.id} />
      <input name="archived" type="hidden" value={template.archived ? "false" : "true"} />
      <SubmitButton size="sm">{t(template.archived ? "restore" : "archive")}</SubmitButton>
    </form>
  );
}
