"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FlipButton } from "@/components/form/flip-button";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { ToggleChips } from "@/components/ui/toggle-chips";
import { mergePlacesAction, undoPlaceMergeAction } from "../merges.actions";

export function MergePlaces() {
  const t = useTranslations("workplaces.merges");
  const [result, submit] = useActionState(mergePlacesAction, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid max-w-[40rem] gap-4">
      <RefusalNotice result={result} />
      {result?.ok ? <Saved>{t("merged")}</Saved> : null}
      <ToggleChips
        defaultValue={typed("kind", "employer")}
        legend={t("kind")}
        name="kind"
        options={[
          { value: "employer", label: t("kinds.employer") },
          { value: "workplace", label: t("kinds.workplace") },
        ]}
        required
      />
      <TextField
        autoComplete="off"
        defaultValue={typed("stays")}
        error={error("stays")}
        hint={t("nameHint")}
        label={t("stays")}
        maxLength={200}
        name="stays"
        required
      />
      <TextField
        autoComplete="off"
        defaultValue={typed("went")}
        error={error("went")}
        hint={t("wentHint")}
        label={t("went")}
        maxLength={200}
        name="went"
        required
      />
      <p className="text-13 text-ink-2">{t("text")}</p>
      <div>
        <SubmitButton variant="ink">{t("merge")}</SubmitButton>
      </div>
    </form>
  );
}

export function UndoPlaceMerge({ mergeId }: { mergeId: string }) {
  const t = useTranslations("workplaces.merges");
  return <FlipButton flip={() => undoPlaceMergeAction({ mergeId })}>{t("undo")}</FlipButton>;
}
