"use client";

import { useTranslations } from "next-intl";
import { SheetForm } from "@/components/form/sheet-form";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { addTaskAction, editTaskAction } from "../actions";
import type { Taker } from "../takers.queries";

type Subject = { workplaceId: string } | { campaignId: string };
type Words = { title?: string; assignedTo?: string; dueOn: string };
type FieldsProps = {
  error: (name: string) => string | undefined;
  typed: (name: string, given?: string) => string | undefined;
  given: Words;
  takers: readonly Taker[];
};

export function AddTask({
  subject,
  takers,
  given,
}: {
  subject: Subject;
  takers: readonly Taker[];
  given: Words;
}) {
  const t = useTranslations("tasks");
  return (
    <SheetForm
      action={addTaskAction}
      save={t("save")}
      title={t("add")}
      trigger={{ variant: "red", children: t("add") }}
    >
      {({ error, typed }) => (
        <>
          {Object.entries(subject).map(([name, value]) => (
            <input key={name} name={name} type="hidden" value={value} />
          ))}
          <TaskFields error={error} given={given} takers={takers} typed={typed} />
        </>
      )}
    </SheetForm>
  );
}

type EditProps = { taskId: string; takers: readonly Taker[]; given: Words };

export function EditTask({ taskId, takers, given }: EditProps) {
  const t = useTranslations("tasks");
  return (
    <SheetForm
      action={editTaskAction}
      save={t("save")}
      title={t("edit")}
      trigger={{ size: "sm", variant: "bare", children: t("edit") }}
    >
      {({ error, typed }) => (
        <>
          <input name="taskId" type="hidden" value={taskId} />
          <TaskFields error={error} given={given} takers={takers} typed={typed} />
        </>
      )}
    </SheetForm>
  );
}

function TaskFields({ error, typed, given, takers }: FieldsProps) {
  const t = useTranslations("tasks");
  return (
    <>
      <TextField
        defaultValue={typed("title", given.title)}
        error={error("title")}
        hint={t("whatHint")}
        label={t("what")}
        maxLength={200}
        name="title"
        required
      />
      <SelectField
        defaultValue={typed("assignedTo", given.assignedTo)}
        error={error("assignedTo")}
        label={t("owner")}
        name="assignedTo"
      >
        {takers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <DateField
        defaultValue={typed("dueOn", given.dueOn)}
        error={error("dueOn")}
        label={t("dueOn")}
        name="dueOn"
        required
      />
    </>
  );
}
