import { useTranslations } from "next-intl";
import type { ContactDetail } from "@/features/contacts/details.queries";
import { newId } from "@/lib/ids";
import {
  applyAction,
  changeCategoryAction,
  decideAction,
  reopenApplicationAction,
  takeBackEndAction,
  transferAction,
} from "../actions";
import type { Category } from "../categories.queries";
import { reopenable, undoableEnd } from "../membership-steps";
import type { Papers } from "../queries";
import { Machine, type MachineStep } from "./machine";
import { StepForm } from "./step-form";
import { useDay } from "./use-day";

export type May = { record: boolean; decide: boolean };

type Props = { contact: ContactDetail; papers: Papers; categories: readonly Category[]; may: May };

export function MembershipMachine({ contact, papers, categories, may }: Props) {
  const t = useTranslations("memberships.membership");
  const day = useDay();
  const { cameFrom, elsewhereSince } = papers.spans[0] ?? {};
  const from = cameFrom
    ? t(elsewhereSince ? "cameFromSince" : "cameFrom", {
        union: cameFrom,
        day: elsewhereSince ? day(elsewhereSince) : "",
      })
    : null;
  return (
    <Machine meta={from} steps={useSteps(papers)} title={t("title")}>
      {may.record && papers.since === null ? (
        <Asking contact={contact} categories={categories} papers={papers} may={may} />
      ) : null}
      {may.decide && papers.since !== null ? (
        <Changing contact={contact} categories={categories} papers={papers} may={may} />
      ) : null}
      {may.decide ? <Undoing contact={contact} categories={categories} papers={papers} may={may} /> : null}
    </Machine>
  );
}

function useSteps(papers: Papers): MachineStep[] {
  return [...useApplied(papers), ...useBelonging(papers)];
}

function useApplied({ applications }: Papers): MachineStep[] {
  const t = useTranslations("memberships.membership");
  const day = useDay();
  const [application] = applications;
  const accepted = applications.find(({ state }) => state === "accepted");
  const decided = accepted?.decidedOn
    ? [day(accepted.decidedOn), accepted.decision].filter(Boolean).join(" · ")
    : null;
  const state = application?.state === "open" ? "now" : "done";
  return [
    {
      ...{ key: "applied", label: t("applied"), state: application ? state : "ahead" },
      detail: application ? day(application.appliedOn) : null,
    },
    { key: "accepted", label: t("accepted"), state: accepted ? "done" : "ahead", detail: decided },
  ];
}

function useBelonging({ spans, since }: Papers): MachineStep[] {
  const t = useTranslations("memberships.membership");
  const endings = useTranslations("contacts.membership.endings");
  const day = useDay();
  const [last] = spans;
  const ended = since === null && last?.until ? { ...last, until: last.until } : null;
  const why = (ending: string | null) => ending && endings(ending as Parameters<typeof endings>[0]);
  const category = last?.category?.name ?? t("ordinary");
  return [
    {
      ...{ key: "member", label: t("member"), state: since ? "now" : ended ? "done" : "ahead" },
      detail: since ? t("sinceAs", { day: day(since), category }) : null,
    },
    {
      ...{ key: "ended", label: t("ended"), state: ended ? "now" : "ahead" },
      detail: ended && [day(ended.until), ended.wentTo ?? why(ended.ending)].filter(Boolean).join(" · "),
    },
  ];
}

function useCategoryField(categories: readonly Category[], start: string) {
  const t = useTranslations("memberships.membership");
  const open = categories
    .filter(({ archived }) => !archived)
    .map(({ id, name }) => ({ value: id, label: name }));
  const options = [{ value: "", label: t("ordinary") }, ...open];
  return { name: "categoryId", kind: "choice", label: t("category"), options, start } as const;
}

function Asking({ contact, papers, categories, may }: Props) {
  const t = useTranslations("memberships.membership");
  const category = useCategoryField(categories, "");
  const open = papers.applications.find(({ state }) => state === "open");
  if (!open) {
    const id = newId();
    return (
      <StepForm
        action={applyAction}
        fields={[
          { name: "appliedOn", kind: "day", label: t("appliedOn") },
          category,
          { name: "cameFrom", kind: "text", label: t("cameFromLabel"), hint: t("cameFromHint") },
          { name: "elsewhereSince", kind: "day", label: t("elsewhereSince") },
        ]}
        hidden={{ id, contactId: contact.id }}
        key={id}
        save={t("save")}
        title={t("apply")}
      />
    );
  }
  if (!may.decide) return null;
  const options = (["accepted", "rejected", "withdrawn"] as const).map((value) => ({
    value,
    label: t(`decisions.${value}`),
  }));
  return (
    <StepForm
      action={decideAction}
      fields={[
        { name: "decision", kind: "choice", label: t("decision"), options },
        { name: "decidedOn", kind: "day", label: t("decidedOn") },
        { name: "note", kind: "text", label: t("decisionNote"), hint: t("decisionHint") },
      ]}
      hidden={{ contactId: contact.id, applicationId: open.id }}
      key={open.id}
      save={t("save")}
      title={t("decide")}
    />
  );
}

function Changing({ contact, papers, categories }: Props) {
  const t = useTranslations("memberships.membership");
  const now = papers.spans.find(({ until }) => until === null);
  const category = useCategoryField(categories, now?.category?.id ?? "");
  const hidden = { contactId: contact.id };
  return (
    <>
      {categories.length > 0 ? (
        <StepForm
          action={changeCategoryAction}
          fields={[category, { name: "changedOn", kind: "day", label: t("changedOn") }]}
          hidden={hidden}
          key={`category-${now?.id}`}
          save={t("save")}
          title={t("changeCategory")}
        />
      ) : null}
      <StepForm
        action={transferAction}
        fields={[
          { name: "wentTo", kind: "text", label: t("wentTo") },
          { name: "leftOn", kind: "day", label: t("leftOn") },
        ]}
        hidden={hidden}
        key={`transfer-${now?.id}`}
        save={t("save")}
        title={t("transfer")}
      />
    </>
  );
}

function Undoing({ contact, papers }: Props) {
  const t = useTranslations("memberships.membership");
  const end = undoableEnd(papers);
  const application = reopenable(papers);
  return (
    <>
      {end ? (
        <StepForm
          action={takeBackEndAction}
          fields={[]}
          hidden={{ contactId: contact.id, membershipId: end.id }}
          key={`end-${end.id}`}
          save={t("undo")}
          title={t(end.ending === "category" ? "undoCategory" : "undoEnd")}
        />
      ) : null}
      {application ? (
        <StepForm
          action={reopenApplicationAction}
          fields={[]}
          hidden={{ contactId: contact.id, applicationId: application.id }}
          key={`application-${application.id}-${application.state}`}
          save={t("undo")}
          title={t("undoDecision")}
        />
      ) : null}
    </>
  );
}
