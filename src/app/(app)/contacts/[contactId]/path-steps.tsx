import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { StageSteps } from "@/components/ui/stage-steps";
import { EnrolForm } from "@/features/campaigns/components/enrol-form";
import { RemoveForm } from "@/features/campaigns/components/remove-form";
import type { ContactEnrolment } from "@/features/campaigns/queries";

type PathStepsProps = {
  contactId: string;
  enrolments: ContactEnrolment[];
  /** Running campaigns that the contact is not on. */
  others: { id: string; name: string }[];
  mayEnrol: boolean;
};

export function PathSteps({ contactId, enrolments, others, mayEnrol }: PathStepsProps) {
  const t = useTranslations("contacts.path");
  const enrol = others.length > 0 ? <EnrolForm campaigns={others} contactId={contactId} /> : null;
  if (enrolments.length === 0) {
    return (
      <Section title={t("title")}>
        <p className="text-13 text-ink-2">{t("none")}</p>
        {enrol}
      </Section>
    );
  }
  return (
    <>
      {enrolments.map((enrolment) => (
        <Path enrolment={enrolment} key={enrolment.enrolmentId} mayRemove={mayEnrol} />
      ))}
      {enrol}
    </>
  );
}

function Path({ enrolment, mayRemove }: { enrolment: ContactEnrolment; mayRemove: boolean }) {
  const t = useTranslations("contacts.path");
  const { campaign, daysInStage: days, stageId } = enrolment;
  const here = enrolment.stages.find(({ id }) => id === stageId);
  const steps = enrolment.stages.filter(({ kind, id }) => kind !== "exit" || id === stageId);
  const step = steps.findIndex(({ id }) => id === stageId) + 1;
  const goal = steps.findIndex(({ kind }) => kind === "member") + 1;
  const next = steps[step];
  return (
    <Section meta={t("at", { step, total: steps.length, days })} title={t("title")}>
      <StageSteps
        current={step}
        goal={goal || undefined}
        label={t("label", { step, total: steps.length, stage: here?.name ?? "" })}
        total={steps.length}
      />
      <p className="mt-2 flex flex-wrap items-baseline gap-x-2 text-13">
        <b className="font-strong">{here?.name}</b>
        {next ? <span className="text-ink-3">{t("next", { stage: next.name })}</span> : null}
        <Link className="ms-auto" href={`/campaigns/${campaign.id}`} prefetch={false}>
          {campaign.name}
        </Link>
      </p>
      {mayRemove ? <RemoveForm campaign={campaign.name} enrolmentId={enrolment.enrolmentId} /> : null}
    </Section>
  );
}
