import { MessageSquareText } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import type { AssessmentLevel } from "@/components/ui/assessment-style";
import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/marks";
import { MemberMark, PersonDisc } from "@/components/ui/person-disc";
import { daysSince } from "@/lib/dates";
import type { ContactDetail, Private } from "../details.queries";
import { isStale } from "../stale";

type ContactHeadProps = { contact: ContactDetail; now: Date };

export function ContactHead({ contact, now }: ContactHeadProps) {
  const t = useTranslations("contacts.page");
  const { job, known, name, nickname } = contact;
  const number = job?.employeeNumber;
  const second = [nickname && `“${nickname}”`, number && t("employeeNumber", { number })]
    .filter(Boolean)
    .join(" · ");
  return (
    <header className="grid gap-4">
      <div className="flex gap-4">
        {known ? <PersonDisc member={known.isMember} name={name} size="lg" /> : null}
        <div className="min-w-0">
          <h1 className="text-22 leading-head font-head tracking-head text-balance">{name}</h1>
          {second ? <p className="text-13 text-ink-2">{second}</p> : null}
          <p className="text-14">{[job?.department, job?.line, job?.shift].filter(Boolean).join(" · ")}</p>
          {contact.deceasedOn ? <Deceased on={contact.deceasedOn} /> : null}
        </div>
      </div>
      {known ? <Standing known={known} now={now} /> : null}
    </header>
  );
}

function Deceased({ on }: { on: string }) {
  const t = useTranslations("contacts.page");
  const format = useFormatter();
  const day = format.dateTime(new Date(`${on}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return <Tag className="mt-1">{t("deceased", { day })}</Tag>;
}

function Standing({ known, now }: { known: Private; now: Date }) {
  const t = useTranslations("contacts");
  const level = useTranslations("conversations.levels");
  const timeZone = useTimeZone() ?? "UTC";
  const { assessment, isMember } = known;
  const value = (assessment?.level ?? null) as AssessmentLevel | null;
  const days = assessment ? daysSince(assessment.at, now, timeZone) : 0;
  const age = assessment?.by
    ? t("page.assessedBy", { days, name: assessment.by })
    : t("page.assessedOn", { days });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <AssessmentChip size="lg" stale={isStale(value, assessment?.at ?? null, now)} value={value} />
      <div className="min-w-0 flex-1">
        <p className="leading-head font-strong">{level(`${value ?? "0"}.label`)}</p>
        <p className="text-12 text-ink-2">{assessment ? age : t("page.notAssessed")}</p>
      </div>
      <MemberMark member={isMember}>{t(isMember ? "row.member" : "row.notMember")}</MemberMark>
    </div>
  );
}

type ContactButtonsProps = {
  logHref: string | null;
  /** From another feature. */
  reach: ReactNode;
};

export function ContactButtons({ logHref, reach }: ContactButtonsProps) {
  const t = useTranslations("contacts.page");
  return (
    <div className="grid grid-cols-[2fr_1fr_1fr] gap-2">
      {logHref ? (
        <ButtonLink
          className={reach ? "" : "col-span-full"}
          href={logHref}
          prefetch={false}
          scroll={false}
          size="thumb"
          variant="red"
        >
          <MessageSquareText aria-hidden />
          {t("log")}
        </ButtonLink>
      ) : null}
      {reach}
    </div>
  );
}
