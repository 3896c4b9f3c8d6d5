"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SelectField, TextField } from "@/components/ui/fields";
import { Glyph } from "@/components/ui/glyph";
import { TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { type StageKind, shifted } from "../stages";
import { addStageAction, removeStageAction, renameStageAction, reorderStagesAction } from "../stages.actions";
import { useProblem } from "./use-problem";

type Stage = { id: string; name: string; kind: StageKind };
type StageEditorProps = { campaignId: string; stages: Stage[] };

/** Each act is a form of its own, without scripts. */
export function StageEditor({ campaignId, stages }: StageEditorProps) {
  return (
    <div className="grid max-w-xl gap-4">
      <ol className="grid gap-2">
        {stages.map((stage) => (
          <StageRow campaignId={campaignId} key={stage.id} stage={stage} stages={stages} />
        ))}
      </ol>
      <AddStage campaignId={campaignId} key={stages.length} />
    </div>
  );
}

function StageRow({ campaignId, stage, stages }: StageEditorProps & { stage: Stage }) {
  const t = useTranslations("campaigns.stages");
  const [renamed, rename] = useActionState(renameStageAction, null);
  const [removed, remove] = useActionState(removeStageAction, null);
  const [ordered, reorder] = useActionState(reorderStagesAction, null);
  const say = useProblem();
  const problem = say(renamed) ?? say(removed) ?? say(ordered);
  const ids = stages.map(({ id }) => id);
  return (
    <li className="grid gap-1 border-b border-rule pb-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <form noValidate action={rename} className="flex min-w-0 basis-full gap-1.5 sm:basis-56 sm:grow">
          <Hidden campaignId={campaignId} stageId={stage.id} />
          <TextInput
            aria-label={t("nameOf", { stage: stage.name })}
            defaultValue={stage.name}
            key={stage.name}
            maxLength={80}
            name="name"
            required
            size="sm"
          />
          <SubmitButton className="shrink-0" size="sm">
            {t("rename")}
          </SubmitButton>
        </form>
        <Shift
          act={reorder}
          campaignId={campaignId}
          label={t("up", { stage: stage.name })}
          order={shifted(ids, stage.id, -1)}
          sign="arrowUp"
        />
        <Shift
          act={reorder}
          campaignId={campaignId}
          label={t("down", { stage: stage.name })}
          order={shifted(ids, stage.id, 1)}
          sign="arrowDown"
        />
        <form noValidate action={remove}>
          <Hidden campaignId={campaignId} stageId={stage.id} />
          <SubmitButton aria-label={t("remove", { stage: stage.name })} icon size="sm" variant="bare">
            <Glyph name="close" />
          </SubmitButton>
        </form>
      </div>
      {stage.kind === "step" ? null : <p className="text-12 text-ink-3">{t(`kinds.${stage.kind}`)}</p>}
      {problem ? <FieldError>{problem}</FieldError> : null}
    </li>
  );
}

function Hidden({ campaignId, stageId }: { campaignId: string; stageId: string }) {
  return (
    <>
      <input name="campaignId" type="hidden" value={campaignId} />
      <input name="stageId" type="hidden" value={stageId} />
    </>
  );
}

type ShiftProps = {
  act: (form: FormData) => void;
  campaignId: string;
  order: string[] | null;
  label: string;
  sign: "arrowUp" | "arrowDown";
};

function Shift({ act, campaignId, order, label, sign }: ShiftProps) {
  if (!order) return <span aria-hidden="true" className="size-8.5 coarse:size-tap" />;
  return (
    <form noValidate action={act}>
      <input name="campaignId" type="hidden" value={campaignId} />
      {order.map((id) => (
        <input key={id} name="stageIds[]" type="hidden" value={id} />
      ))}
      <SubmitButton aria-label={label} icon size="sm" variant="bare">
        <Glyph name={sign} />
      </SubmitButton>
    </form>
  );
}

function AddStage({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.stages");
  const [result, submit] = useActionState(addStageAction, null);
  const problem = useProblem()(result);
  return (
    <form noValidate action={submit} className="grid gap-3 sm:grid-cols-[1fr_11rem_auto] sm:items-end">
      <input name="campaignId" type="hidden" value={campaignId} />
      <TextField
        autoComplete="off"
        error={problem}
        label={t("newName")}
        maxLength={80}
        name="name"
        required
        size="sm"
      />
      <SelectField label={t("kind")} name="kind" size="sm">
        <option value="step">{t("kinds.step")}</option>
        <option value="member">{t("kinds.member")}</option>
        <option value="exit">{t("kinds.exit")}</option>
      </SelectField>
      <SubmitButton size="sm">{t("add")}</SubmitButton>
    </form>
  );
}
