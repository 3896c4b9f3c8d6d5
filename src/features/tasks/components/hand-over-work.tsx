"use client";

import { useTranslations } from "next-intl";
import { SheetForm } from "@/components/form/sheet-form";
import { SelectField } from "@/components/ui/fields";
import { useToasts } from "@/components/ui/toast";
import { handOverWorkAction } from "../actions";
import type { Holder } from "../handover.queries";
import type { Taker } from "../takers.queries";

type Props = { holders: readonly Holder[]; takers: readonly Taker[] };

/** The open work of one who leaves or is away, to a colleague. */
export function HandOverWork({ holders, takers }: Props) {
  const t = useTranslations("tasks.handOver");
  const { show } = useToasts();
  const handOver: typeof handOverWorkAction = async (previous, form) => {
    const result = await handOverWorkAction(previous, form);
    const name = takers.find(({ id }) => id === form.get("toUserId"))?.name ?? "";
    if (result.ok) {
      const { followUps, tasks, left } = result.data;
      show({
        title: t("done", { followUps, tasks, name }),
        ...(left > 0 && { description: t("left", { count: left }) }),
      });
    }
    return result;
  };
  return (
    <SheetForm
      action={handOver}
      save={t("save")}
      title={t("title")}
      trigger={{ size: "sm", variant: "bare", children: t("open") }}
    >
      {({ error, typed }) => (
        <>
          <SelectField
            defaultValue={typed("fromUserId", holders.find(({ disabled }) => disabled)?.id ?? "")}
            error={error("fromUserId")}
            label={t("from")}
            name="fromUserId"
          >
            <option value="">{t("choose")}</option>
            {holders.map(({ id, name, disabled }) => (
              <option key={id} value={id}>
                {disabled ? t("gone", { name }) : name}
              </option>
            ))}
          </SelectField>
          <SelectField
            defaultValue={typed("toUserId", "")}
            error={error("toUserId")}
            hint={t("note")}
            label={t("to")}
            name="toUserId"
          >
            <option value="">{t("choose")}</option>
            {takers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </>
      )}
    </SheetForm>
  );
}
