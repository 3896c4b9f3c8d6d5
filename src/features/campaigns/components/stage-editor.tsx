"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { draftKey } from "@/components/form/draft-storage";
import { EditSheet } from "@/components/form/edit-sheet";
import { FieldError } from "@/components/ui/field";
import { SelectField, TextField } from "@/components/ui/fields";
import { Glyph } from "@/components/ui/glyph";
import { SubmitButton } from "@/components/ui/submit-button";
import { type StageKind, shifted } from "../stages";
import { addStageAction, removeStageAction, renameStageAction, reorderStagesAction } from "../stages.actions";
import { useProblem } from "./use-problem";

type Stage = { id: string; name: string; kind: StageKind };
type StageEditorProps = { campaignId: string; stages: Stage[]; userId: string };

export function StageEditor({ campaignId, stages, userId }: StageEditorProps) {
  return (
    <div className="grid max-w-xl gap-4">
      <ol>
        {stages.map((stage) => (
          <StageRow campaignId={campaignId} key={stage.id} stage={stage} stages={stages} userId={userId} />
        ))}
      </ol>
      <AddStage campaignId={campaignId} key={stages.length} />
    </div>
  );
}

function StageRow({ campaignId, stage, stages, userId }: StageEditorProps & { stage: Stage }) {
  const t = useTranslations("campaigns.stages");
  const [removed, remove] = useActionState(removeStageAction, null);
  const [ordered, reorder] = useActionState(reorderStagesAction, null);
  const say = useProblem();
  const problem = say(removed) ?? say(ordered);
  const ids = stages.map(({ id }) => id);
  return (
    <li className="grid gap-1 border-b border-rule py-1">
      <div className="flex items-center gap-1">
        <span className="min-w-0 grow">
          <span className="block font-label">{stage.name}</span>
          {stage.kind === "step" ? null : (
            <span className="block text-12 text-ink-3">{t(`kinds.${stage.kind}`)}</span>
          )}
        </span>
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
        <EditSheet
          action={renameStageAction}
          draftKey={draftKey(userId, "campaign", campaignId, "stage", stage.id)}
          fields={({ error, typed }) => (
            <TextField
              autoComplete="off"
              defaultValue={typed("name", stage.name)}
              error={error("name")}
              label={t("name")}
              maxLength={80}
              name="name"
              required
            />
          )}
          hidden={{ campaignId, stageId: stage.id }}
          more={() => (
            <form noValidate action={remove} className="grid justify-items-start gap-2">
              <Hidden campaignId={campaignId} stageId={stage.id} />
              {problem ? <FieldError>{problem}</FieldError> : null}
              <SubmitButton size="sm">{t("remove", { stage: stage.name })}</SubmitButton>
            </form>
          )}
          saveLabel={t("rename")}
          title={stage.name}
          trigger={{
            ...{ size: "sm", variant: "bare", children: t("edit") },
            "aria-label": t("editNamed", { stage: stage.name }),
          }}
        />
      </div>
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
