"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { removeTemplateAction, renameTemplateAction } from "../../actions";
import { shownName } from "../shown-name";
import { useAct, useCode } from "../use-act";

export type Template = { id: string; name: string; fileName: string; usedAt: Date };

/** After an import: under which name its choices wait for the next file. */
export function Remembered({ template }: { template: Template }) {
  const t = useTranslations("import-steps.template");
  return (
    <Section meta={t("savedMeta")} title={t("saved")}>
      <TemplateRow template={template} />
    </Section>
  );
}

/** Everything that is remembered, to be renamed or forgotten. */
export function TemplateList({ templates }: { templates: readonly Template[] }) {
  const t = useTranslations("import-steps.template");
  if (templates.length === 0) return null;
  return (
    <Section meta={t("listMeta")} title={t("list")}>
      <ul className="bg-sheet shadow-1">
        {templates.map((template) => (
          <li className="border-b border-rule px-4 py-2" key={template.id}>
            <TemplateRow template={template} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function TemplateRow({ template }: { template: Template }) {
  const t = useTranslations("import-steps.template");
  const pasted = useTranslations("import-steps.paste")("cells");
  const { id, usedAt } = template;
  const [name, file] = [shownName(template.name, pasted), shownName(template.fileName, pasted)];
  const format = useFormatter();
  const day = format.dateTime(usedAt, { day: "numeric", month: "short", year: "numeric" });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="min-w-0 flex-1 basis-56">
        <span className="block font-strong break-words">{name}</span>
        <span className="block text-12 break-words text-ink-3">{t("last", { file, day })}</span>
      </p>
      <Rename id={id} key={name} name={name} />
      <Forget id={id} name={name} />
    </div>
  );
}

function Rename({ id, name: before }: { id: string; name: string }) {
  const t = useTranslations("import-steps.template");
  const [name, setName] = useState(before);
  const { busy, act } = useAct(useCode());
  const [open, setOpen] = useState(false);
  const save = () =>
    busy ||
    act(
      () => renameTemplateAction({ id, name }),
      () => setOpen(false),
    );
  const foot = (
    <Button busy={busy} onClick={name.trim() === "" ? undefined : save} variant="ink">
      {t("save")}
    </Button>
  );
  return (
    <Dialog
      foot={foot}
      onOpenChange={setOpen}
      open={open}
      title={t("renameTitle")}
      trigger={{ children: t("rename"), size: "sm" }}
    >
      <TextField
        label={t("name")}
        maxLength={120}
        onChange={({ target }) => setName(target.value)}
        value={name}
      />
    </Dialog>
  );
}

function Forget({ id, name }: { id: string; name: string }) {
  const t = useTranslations("import-steps.template");
  const { busy, act } = useAct(useCode());
  const foot = (
    <Button busy={busy} onClick={() => busy || act(() => removeTemplateAction({ id }))} variant="ink">
      {t("forgetConfirm")}
    </Button>
  );
  return (
    <Dialog
      description={t("forgetText")}
      foot={foot}
      title={t("forgetTitle", { name })}
      trigger={{ children: t("forget"), size: "sm", variant: "bare" }}
    />
  );
}
