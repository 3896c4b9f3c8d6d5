import { getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/cn";
import { Marker, Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { densityWords } from "@/features/density/components/density-words";
import { type Deadline, deadlinesOf } from "../deadlines";
import type { Agreement } from "../queries";
import { EditAgreement, RecordAgreement, WithdrawAgreement } from "./agreement-forms";

type Props = { employerId: string; today: string; agreements: readonly Agreement[]; editable: boolean };

/** The agreement in force or last ended with its deadlines, the earlier ones folded. */
export async function AgreementList({ employerId, today, agreements, editable }: Props) {
  const t = await getTranslations("employers.agreements");
  const [last, ...earlier] = agreements;
  const current = last && !last.withdrawn ? last : undefined;
  const others = current ? earlier : agreements;
  return (
    <Section end={editable ? <RecordAgreement employerId={employerId} /> : null} title={t("title")}>
      {current ? (
        <>
          <AgreementRow agreement={current} editable={editable} />
          <Deadlines deadlines={deadlinesOf(current.endsOn, today)} />
        </>
      ) : (
        <p className="text-14 text-ink-2">{t("empty")}</p>
      )}
      {others.length > 0 ? (
        <details className="mt-2">
          <summary className="inline-flex min-h-tap cursor-pointer items-center text-13 text-ink-2 underline underline-offset-3">
            {t("earlier", { count: others.length })}
          </summary>
          {others.map((agreement) => (
            <AgreementRow agreement={agreement} editable={editable} key={agreement.id} />
          ))}
        </details>
      ) : null}
    </Section>
  );
}

async function AgreementRow({ agreement, editable }: { agreement: Agreement; editable: boolean }) {
  const [t, words] = await Promise.all([getTranslations("employers.agreements"), densityWords()]);
  const { withdrawn, ...known } = agreement;
  const { number, startsOn, endsOn, registration, openPoints } = known;
  return (
    <div className="flex flex-wrap items-start gap-x-3 border-b border-rule py-2 text-13">
      <div className={cn("min-w-0", withdrawn && "text-ink-3")}>
        <b className={cn("block", withdrawn && "line-through")}>{number}</b>
        <span className="block">{t("term", { from: words.day(startsOn), to: words.day(endsOn) })}</span>
        <span className="block text-12 text-ink-3">
          {registration ? t("registered", { registration }) : t("unregistered")}
        </span>
        {openPoints ? (
          <p className="mt-1 max-w-[60ch] whitespace-pre-line">
            <span className="text-ink-3">{t("open")}: </span>
            {openPoints}
          </p>
        ) : null}
      </div>
      <span className="ms-auto flex items-center gap-1">
        {withdrawn ? <Tag>{t("withdrawn")}</Tag> : null}
        {editable && !withdrawn ? <EditAgreement agreement={known} /> : null}
        {editable ? <WithdrawAgreement agreementId={known.id} withdrawn={withdrawn} /> : null}
      </span>
    </div>
  );
}

async function Deadlines({ deadlines }: { deadlines: readonly Deadline[] }) {
  const [t, words] = await Promise.all([getTranslations("employers.agreements"), densityWords()]);
  const next = deadlines.find(({ daysLeft }) => daysLeft >= 0);
  return (
    <ol className="text-13">
      {deadlines.map((deadline) => {
        const { kind, on, daysLeft } = deadline;
        return (
          <li
            className="grid min-h-row grid-cols-[6.5rem_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-rule py-1"
            key={kind}
          >
            <b className={cn("whitespace-nowrap", daysLeft < 0 && "text-ink-3")}>{words.day(on)}</b>
            <span className={cn(daysLeft < 0 && "text-ink-3")}>
              {t(`kinds.${kind}`)} <span className="text-12 text-ink-3">{left(daysLeft)}</span>
            </span>
            {deadline === next ? <Marker>{t("next")}</Marker> : null}
          </li>
        );
      })}
    </ol>
  );

  function left(days: number) {
    if (days === 0) return t("today");
    return days > 0 ? t("left", { days }) : t("passed", { days: -days });
  }
}
