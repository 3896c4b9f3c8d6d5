import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { ConsentRecord } from "../queries";
import { purposes } from "../vocabulary.schema";
import { TakeBackConsent } from "./take-back-consent";

type ConsentHistoryProps = { contactId: string; records: readonly ConsentRecord[]; mayRecord: boolean };

/** Every record, the newest first; nothing is ever removed from it. */
export function ConsentHistory({ contactId, records, mayRecord }: ConsentHistoryProps) {
  const t = useTranslations("consents.history");
  return (
    <Section meta={t("meta")} title={t("title")}>
      {records.length === 0 ? <p className="text-13 text-ink-2">{t("none")}</p> : null}
      <ul className="grid gap-3">
        {records.map((record) => (
          <li
            className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-rule pb-3"
            key={`${record.id} ${record.state}`}
          >
            <RecordWords record={record} />
            {mayRecord && record.mayTakeBack ? (
              <TakeBackConsent contactId={contactId} recordId={record.id} />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RecordWords({ record }: { record: ConsentRecord }) {
  const t = useTranslations("consents");
  const format = useFormatter();
  const { state, channels, source, wording, saidOn, createdAt, by, takenBack } = record;
  const purpose = record.purposes.length === purposes.length ? "all" : (record.purposes[0] ?? "all");
  const day = format.dateTime(new Date(`${saidOn}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const at = format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" });
  const facts = [
    t(`sources.${source}`),
    wording,
    by ? t("history.by", { name: by, at }) : at,
    takenBack ? t("history.takenBack") : null,
  ];
  return (
    <div className="min-w-0 grow text-14">
      <p>
        <b className="font-strong">{t("history.said", { day, state: t(`states.${state}`) })}</b>{" "}
        {channels.map((channel) => t(`channels.${channel}`)).join(", ")} · {t(`purposes.${purpose}`)}
      </p>
      <p className="text-12 text-ink-3">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
