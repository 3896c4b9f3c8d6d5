import { Lock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Done, SoftMarker } from "@/components/ui/marks";
import { MemberMark } from "@/components/ui/person-disc";
import { Section } from "@/components/ui/section";
import { isOpen } from "@/features/consents/vocabulary.schema";
import type { ContactDetail, ContactJob, ContactPoint, Private } from "../details.queries";
import { maskedPhone } from "./masked-phone";
import { NumberIsRight } from "./number-is-right";
import { RevealNationalId } from "./reveal-national-id";

type ContactDetailsProps = { contact: ContactDetail; mayChange: boolean };

export function ContactDetails({ contact, mayChange }: ContactDetailsProps) {
  const { id, job, known } = contact;
  return (
    <>
      {known ? <Membership id={id} known={known} mayChange={mayChange} /> : null}
      <Job id={id} job={job} mayChange={mayChange} />
      {known ? <PersonalData id={id} known={known} mayChange={mayChange} /> : null}
    </>
  );
}

function useDay() {
  const format = useFormatter();
  return (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
}

function Membership({ id, known, mayChange }: { id: string; known: Private; mayChange: boolean }) {
  const t = useTranslations("contacts.membership");
  const day = useDay();
  const since = known.joinedOn ? t("member", { day: day(known.joinedOn) }) : t("memberUndated");
  return (
    <Section title={t("title")}>
      <div className="grid justify-items-start gap-2">
        <MemberMark member={known.isMember}>{known.isMember ? since : t("notMember")}</MemberMark>
        {known.cardNumber ? (
          <DefinitionList className="w-full" items={[{ term: t("card"), value: known.cardNumber }]} />
        ) : null}
        {mayChange ? (
          <ButtonLink href={`/contacts/${id}/membership`} prefetch={false} size="sm">
            {t(known.isMember ? "change" : "join")}
          </ButtonLink>
        ) : null}
      </div>
    </Section>
  );
}

function Job({ id, job, mayChange }: { id: string; job: ContactJob | null; mayChange: boolean }) {
  const t = useTranslations("contacts.job");
  return (
    <Section
      end={
        mayChange ? (
          <ButtonLink href={`/contacts/${id}/job`} prefetch={false} size="sm" variant="bare">
            {t("edit")}
          </ButtonLink>
        ) : null
      }
      title={t("title")}
    >
      {job ? <JobFacts job={job} /> : <p className="text-13 text-ink-2">{t("none")}</p>}
    </Section>
  );
}

function JobFacts({ job }: { job: ContactJob }) {
  const t = useTranslations("contacts.job");
  const contracts = useTranslations("contacts.job.contracts");
  const day = useDay();
  const contract = job.contractType ? contracts(job.contractType as Parameters<typeof contracts>[0]) : null;
  const until = job.contractEndsOn ? day(job.contractEndsOn) : null;
  const facts = [
    [t("employer"), job.employer],
    [t("workplace"), job.workplace],
    [t("department"), [job.department, job.line].filter(Boolean).join(", ")],
    [t("shift"), job.shift],
    [t("jobTitle"), job.title],
    [t("employeeNumber"), job.employeeNumber],
    [t("contract"), contract && until ? t("until", { contract, day: until }) : (contract ?? until)],
    [t("startedOn"), job.startedOn && day(job.startedOn)],
  ] as const;
  return <DefinitionList items={facts.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />;
}

function PersonalData({ id, known, mayChange }: { id: string; known: Private; mayChange: boolean }) {
  const t = useTranslations("contacts");
  const day = useDay();
  const birth = [known.birthPlace, known.birthDate && day(known.birthDate)].filter(Boolean).join(", ");
  const items: Definition[] = [
    ...known.points.map((point) => ({
      key: point.id,
      term: t(`private.${point.kind}`),
      value: <Point closed={known.closed} mayChange={mayChange} point={point} />,
    })),
    ...(known.nationalIdMasked
      ? [
          {
            term: t("private.nationalId"),
            value: <RevealNationalId id={id} masked={known.nationalIdMasked} />,
          },
        ]
      : []),
    ...(known.nationalIdUnreadable
      ? [{ term: t("private.nationalId"), value: t("private.unreadable") }]
      : []),
    ...(birth ? [{ term: t("private.birth"), value: birth }] : []),
    ...(known.address ? [{ term: t("private.address"), value: known.address }] : []),
    ...(known.background ? [{ term: t("private.background"), value: known.background }] : []),
  ];
  return (
    <Section
      end={
        mayChange ? (
          <ButtonLink href={`/contacts/${id}/edit`} prefetch={false} size="sm" variant="bare">
            {t("page.edit")}
          </ButtonLink>
        ) : null
      }
      title={t("private.title")}
    >
      {items.length > 0 ? (
        <DefinitionList items={items} />
      ) : (
        <p className="text-13 text-ink-2">{t("private.none")}</p>
      )}
      {known.nationalIdMasked ? (
        <p className="mt-3 flex items-center gap-2 text-12 text-ink-3">
          <Lock aria-hidden className="size-4" />
          {t("private.traced")}
        </p>
      ) : null}
    </Section>
  );
}

type PointProps = { point: ContactPoint; closed: readonly string[]; mayChange: boolean };

function Point({ point, closed, mayChange }: PointProps) {
  const t = useTranslations("contacts.private");
  const value = point.kind === "phone" ? maskedPhone(point.value) : point.value;
  if (point.wrongOn) {
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        {value} <SoftMarker>{t("wrong")}</SoftMarker>
        {mayChange ? <NumberIsRight pointId={point.id} /> : null}
      </span>
    );
  }
  const refusal = refusalAt(point, closed);
  if (refusal) return `${value} · ${t(refusal)}`;
  if (point.consent === "given") {
    return (
      <>
        {value} <Done>{t("consentYes")}</Done>
      </>
    );
  }
  return value;
}

function refusalAt({ kind, consent, closed }: ContactPoint, ofContact: readonly string[]) {
  const refused = [...ofContact, ...closed];
  const may = (channel: "call" | "message" | "email") =>
    consent !== "withdrawn" && isOpen(refused, { channel });
  if (kind === "email") return may("email") ? null : "noEmail";
  if (!may("call")) return may("message") ? "noCalls" : "noCallsOrMessages";
  return may("message") ? null : "noMessages";
}
