import { useTranslations } from "next-intl";
import { Marker } from "@/components/ui/marks";
import { newId } from "@/lib/ids";
import { nextSteps } from "../authority-steps";
import { moveAuthorityAction, recordAuthorityAction, undoStepAction } from "../papers.actions";
import type { Authority } from "../queries";
import { authorityForms, authorityStates } from "../vocabulary.schema";
import { Machine, type MachineStep } from "./machine";
import type { May } from "./membership-machine";
import { StepForm } from "./step-form";
import { useDay } from "./use-day";

type Props = { contactId: string; authorities: readonly Authority[]; hasJob: boolean; may: May };

/** The latest order to the employer; earlier ones are in the history. */
export function AuthorityMachine({ contactId, authorities, hasJob, may }: Props) {
  const t = useTranslations("memberships.authority");
  const authority = authorities[0];
  const standing = authorities.some(({ state }) => state !== "revoked");
  const waits = authority?.state === "delivered" ? <Marker>{t("askEmployer")}</Marker> : null;
  const meta = authority
    ? [authority.employer.name, authority.wording].filter(Boolean).join(" · ")
    : t("none");
  return (
    <Machine end={waits} meta={meta} steps={useSteps(authority)} title={t("title")}>
      {may.record && !standing && hasJob ? <Recording contactId={contactId} /> : null}
      {may.decide && authority ? <Moving authority={authority} contactId={contactId} /> : null}
    </Machine>
  );
}

function useSteps(authority: Authority | undefined): MachineStep[] {
  const t = useTranslations("memberships.authority");
  const day = useDay();
  const steps = (authority?.steps ?? []).filter(({ undoneReason }) => undoneReason === null);
  const shown = authorityStates.filter(
    (state) => state !== "interrupted" || authority?.state === "interrupted",
  );
  return shown.map((state) => {
    const step = steps.find(({ to }) => to === state);
    const now = authority?.state === state;
    return {
      key: state,
      label: t(`states.${state}`),
      state: now ? "now" : step ? "done" : "ahead",
      detail: step ? [day(step.onDay), step.note].filter(Boolean).join(" · ") : null,
    };
  });
}

function Recording({ contactId }: { contactId: string }) {
  const t = useTranslations("memberships.authority");
  const id = newId();
  return (
    <StepForm
      action={recordAuthorityAction}
      fields={[
        { name: "signedOn", kind: "day", label: t("signedOn") },
        {
          ...{ name: "form", kind: "choice", label: t("form") },
          options: authorityForms.map((value) => ({ value, label: t(`forms.${value}`) })),
        },
        { name: "wording", kind: "text", label: t("wording"), hint: t("wordingHint") },
      ]}
      hidden={{ id, contactId }}
      key={id}
      save={t("save")}
      title={t("record")}
    />
  );
}

function Moving({ authority, contactId }: { authority: Authority; contactId: string }) {
  const t = useTranslations("memberships.authority");
  const id = newId();
  const last = authority.steps.find(({ undoneReason }) => undoneReason === null);
  const next = nextSteps(authority.state);
  return (
    <>
      {next.length > 0 ? (
        <StepForm
          action={moveAuthorityAction}
          fields={[
            {
              name: "to",
              kind: "choice",
              label: t("next"),
              options: next.map((value) => ({ value, label: t(`states.${value}`) })),
            },
            { name: "onDay", kind: "day", label: t("onDay") },
            { name: "note", kind: "text", label: t("note"), hint: t("noteHint") },
          ]}
          hidden={{ id, contactId, authorityId: authority.id }}
          key={id}
          save={t("save")}
          title={t("move")}
        />
      ) : null}
      {last && !last.first ? (
        <StepForm
          action={undoStepAction}
          fields={[{ name: "reason", kind: "text", label: t("undoReason") }]}
          hidden={{ contactId, authorityId: authority.id, eventId: last.id }}
          key={`undo-${last.id}`}
          save={t("undo")}
          title={t("undoStep", { state: t(`states.${last.to}`) })}
        />
      ) : null}
    </>
  );
}
