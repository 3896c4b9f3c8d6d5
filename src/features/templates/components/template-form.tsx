"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { archiveTemplateAction, createTemplateAction, updateTemplateAction } from "../actions";
import type { Template } from "../queries";

/** Changes a message in both languages, or makes one. */
export function TemplateForm({ template }: { template?: Template }) {
  const t = useTranslations("settings.messages");
  const [result, submit] = useActionState(template ? updateTemplateAction : createTemplateAction, null);
  const { error, typed } = useRefusal(result);
  const field = (name: "nameId" | "nameEn" | "textId" | "textEn") => ({
    ...{ name, label: t(name), error: error(name), required: true, autoComplete: "off" },
    defaultValue: typed(name, template?.[name] ?? ""),
  });
  return (
    <form noValidate action={submit} className="grid gap-3">
      <RefusalNotice result={result} />
      {template ? <input name="templateId" type="hidden" value={template.id} /> : null}
      <div className="grid items-start gap-3 md:grid-cols-2">
        <TextField {...field("nameId")} maxLength={60} />
        <TextField {...field("nameEn")} maxLength={60} />
        <TextAreaField {...field("textId")} lang="id" maxLength={1000} rows={4} />
        <TextAreaField {...field("textEn")} lang="en" maxLength={1000} rows={4} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant={template ? "outline" : "ink"}>{t(template ? "save" : "add")}</SubmitButton>
        {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      </div>
    </form>
  );
}

export function ArchiveTemplate({ template }: { template: Template }) {
  const t = useTranslations("settings.messages");
  const [, archive] = useActionState(archiveTemplateAction, null);
  return (
    <form noValidate action={archive}>
      <input name="templateId" type="hidden" value={template.id} />
      <input name="archived" type="hidden" value={template.archived ? "false" : "true"} />
      <SubmitButton variant="bare">{t(template.archived ? "restore" : "archive")}</SubmitButton>
    </form>
  );
}
