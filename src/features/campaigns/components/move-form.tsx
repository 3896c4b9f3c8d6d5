"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SelectField } from "@/components/ui/fields";
import { Sheet } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Card } from "../board";
import { moveOneAction } from "../enrolments.actions";
import { useProblem } from "./use-problem";

type MoveFormProps = {
  card: Pick<Card, "enrolmentId" | "version" | "stageId" | "name">;
  stages: { stageId: string; name: string }[];
  moveId: string;
  back: string;
};

/** Without scripts the link of a card leads here. */
export function MoveForm({ card, stages, moveId, back }: MoveFormProps) {
  const t = useTranslations("campaigns.move");
  const [result, submit] = useActionState(moveOneAction, null);
  const problem = useProblem()(result);
  return (
    <Sheet className="mb-3 p-4">
      <form noValidate action={submit} className="grid max-w-md gap-3">
        <p className="text-16 font-strong">{t("to", { name: card.name })}</p>
        <input name="id" type="hidden" value={moveId} />
        <input name="enrolmentId" type="hidden" value={card.enrolmentId} />
        <input name="version" type="hidden" value={card.version} />
        <input name="back" type="hidden" value={back} />
        <SelectField defaultValue={card.stageId} label={t("stage")} name="toStageId">
          {stages.map(({ stageId, name }) => (
            <option key={stageId} value={stageId}>
              {name}
            </option>
          ))}
        </SelectField>
        {problem ? <FieldError>{problem}</FieldError> : null}
        <SubmitButton className="justify-self-start" variant="ink">
          {t("submit")}
        </SubmitButton>
      </form>
    </Sheet>
  );
}
