"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { ToggleChips } from "@/components/ui/toggle-chips";
import { headcountSources } from "../headcount";
import { recordHeadcountAction } from "../headcounts.actions";

type Part = { id: string; name: string };
type Props = {
  workplaceId: string;
  departments: readonly Part[];
  shifts: readonly Part[];
  today: string;
  red?: boolean;
};

export function RecordHeadcount({ red = false, ...rest }: Props) {
  const t = useTranslations("workplaces.headcounts");
  const [open, setOpen] = useState(false);
  return (
    <BottomSheet
      onOpenChange={setOpen}
      open={open}
      title={t("add")}
      trigger={{ variant: red ? "red" : "outline", size: red ? "md" : "sm", children: t("add") }}
    >
      <HeadcountForm {...rest} onSaved={() => setOpen(false)} />
    </BottomSheet>
  );
}

type Saved = Awaited<ReturnType<typeof recordHeadcountAction>> | null;

function HeadcountForm({
  workplaceId,
  departments,
  shifts,
  today,
  onSaved,
}: Omit<Props, "red"> & { onSaved: () => void }) {
  const t = useTranslations("workplaces.headcounts");
  const sources = useTranslations("workplaces.sources");
  const [result, submit] = useActionState(async (previous: Saved, form: FormData) => {
    const saved = await recordHeadcountAction(previous, form);
    if (saved.ok) onSaved();
    return saved;
  }, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="contents">
      <SheetBody>
        <RefusalNotice result={result} />
        <input name="workplaceId" type="hidden" value={workplaceId} />
        <TextField
          defaultValue={typed("eligible")}
          error={error("eligible")}
          figure
          hint={t("eligibleHint")}
          inputMode="numeric"
          label={t("eligible")}
          min={0}
          name="eligible"
          required
          type="number"
        />
        <DateField
          defaultValue={typed("countedOn", today)}
          error={error("countedOn")}
          label={t("countedOn")}
          max={today}
          name="countedOn"
          required
        />
        <ToggleChips
          defaultValue={typed("source", "hr_list")}
          legend={t("source")}
          name="source"
          options={headcountSources.map((value) => ({ value, label: sources(value) }))}
          required
        />
        <PartField
          error={error("departmentId")}
          kind="department"
          parts={departments}
          typed={typed("departmentId")}
        />
        <PartField error={error("shiftId")} kind="shift" parts={shifts} typed={typed("shiftId")} />
      </SheetBody>
      <SheetSaveBar>
        <SubmitButton size="thumb" variant="ink">
          {t("save")}
        </SubmitButton>
      </SheetSaveBar>
    </form>
  );
}

type PartFieldProps = {
  kind: "department" | "shift";
  parts: readonly Part[];
  typed?: string;
  error?: string;
};

function PartField({ kind, parts, typed, error }: PartFieldProps) {
  const t = useTranslations("workplaces.headcounts");
  if (parts.length === 0) return null;
  return (
    <SelectField defaultValue={typed ?? ""} error={error} label={t(kind)} name={`${kind}Id`}>
      <option value="">{t(kind === "department" ? "allDepartments" : "allShifts")}</option>
      {parts.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
