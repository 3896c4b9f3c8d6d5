"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { Checkbox } from "@/components/ui/checks";
import { TextAreaField } from "@/components/ui/fields";
import type { OverlayTrigger } from "@/components/ui/overlay-trigger";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { Notice, Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { ProvenLink } from "@/features/users/components/proven-link";
import { formWithProof } from "@/features/users/components/with-proof";
import type { ActionResult } from "@/lib/action";
import type { AskedExport } from "../mutations";

type Asked = ActionResult<AskedExport>;
type Group = "work" | "membership" | "phones" | "reach" | "birth" | "other";

export type ExportSheetProps = {
  /** Of the request: the same form sent twice is one file. */
  id: string;
  action: (previous: Asked | null, form: FormData) => Promise<Asked>;
  /** Where the file is fetched. */
  path: string;
  /** What the action needs to know which file. */
  hidden: Readonly<Record<string, string>>;
  count: number;
  /** Whether its rows are people. */
  counts: "people" | "rows";
  /** What may be in it, where that can be chosen; those of `chosen` are ticked. */
  groups?: readonly Group[];
  /** What is in it, in words, where nothing of it can be chosen; else it is as in an imported file. */
  holds?: string;
  chosen?: readonly Group[];
  /** People a day without approval; null where the rows are no people. */
  limit: number | null;
  trigger: OverlayTrigger;
};

/** Asks what for and with what before people's data leaves as a file. */
export function ExportSheet({ trigger, ...rest }: ExportSheetProps) {
  const t = useTranslations("exports.sheet");
  return (
    <BottomSheet description={t(rest.counts, { count: rest.count })} title={t("title")} trigger={trigger}>
      <ExportForm {...rest} />
    </BottomSheet>
  );
}

function ExportForm({ action, hidden, path, id, ...file }: Omit<ExportSheetProps, "trigger">) {
  const t = useTranslations("exports.sheet");
  const [result, submit, busy] = useActionState(formWithProof(action), null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result);
  if (result?.ok) return <Done asked={result.data} path={path} />;
  return (
    <form action={submit} className="contents" noValidate onSubmit={onSubmit}>
      <SheetBody>
        <RefusalNotice result={result} />
        <p className="empty:hidden text-13 text-ink-2">{error("form")}</p>
        {Object.entries({ ...hidden, id }).map(([name, value]) => (
          <input key={name} name={name} type="hidden" value={value} />
        ))}
        <TextAreaField
          defaultValue={typed("reason")}
          error={error("reason")}
          hint={t("reasonHint")}
          label={t("reason")}
          maxLength={300}
          minLength={3}
          name="reason"
          required
          rows={2}
        />
        <Contents {...file} />
        <p className="text-13 text-ink-2">{t("mark")}</p>
        {file.limit === null ? null : <Notice>{t("limit", { limit: file.limit })}</Notice>}
      </SheetBody>
      <SheetSaveBar>
        <SubmitButton busy={busy} variant="ink">
          {t("make")}
        </SubmitButton>
      </SheetSaveBar>
    </form>
  );
}

type ContentsProps = Pick<ExportSheetProps, "groups" | "holds" | "chosen" | "counts">;

function Contents({ groups, holds, chosen = [], counts }: ContentsProps) {
  const t = useTranslations("exports.sheet");
  if (!groups)
    return counts === "people" ? <p className="text-13 text-ink-2">{holds ?? t("asInFile")}</p> : null;
  return (
    <fieldset>
      <legend className="text-14 font-label">{t("columns")}</legend>
      <p className="text-12 text-ink-3">{t("columnsHint")}</p>
      {groups.map((group) => (
        <Checkbox
          defaultChecked={chosen.includes(group)}
          hint={group === "phones" ? t("phonesHint") : undefined}
          key={group}
          label={t(`groups.${group}`)}
          name="columns[]"
          value={group}
        />
      ))}
    </fieldset>
  );
}

function Done({ asked: { id, number, waiting }, path }: { asked: AskedExport; path: string }) {
  const t = useTranslations("exports.sheet");
  return (
    <>
      <SheetBody>
        {waiting ? <Notice live>{t("waiting", { number })}</Notice> : <Saved>{t("ready", { number })}</Saved>}
      </SheetBody>
      <SheetSaveBar>
        {waiting ? (
          <ButtonLink href="/settings/exports" prefetch={false}>
            {t("list")}
          </ButtonLink>
        ) : (
          <ProvenLink className={buttonStyle({ variant: "ink" })} download href={`${path}?request=${id}`}>
            {t("fetch")}
          </ProvenLink>
        )}
      </SheetSaveBar>
    </>
  );
}
