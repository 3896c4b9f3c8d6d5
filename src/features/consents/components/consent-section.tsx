import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { DefinitionList } from "@/components/ui/definition-list";
import { Done } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { ConsentRecord } from "../queries";
import { channels, isOpen, type ReachChannel } from "../vocabulary.schema";

type ConsentSectionProps = {
  contactId: string;
  closed: readonly string[];
  records: readonly ConsentRecord[];
  mayRecord: boolean;
};

/** May this contact be called, written to, visited? */
export function ConsentSection({ contactId, closed, records, mayRecord }: ConsentSectionProps) {
  const t = useTranslations("consents");
  const items = channels.map((channel) => ({
    key: channel,
    term: t(`channels.${channel}`),
    value: <Answer channel={channel} closed={closed} records={records} />,
  }));
  return (
    <Section
      end={
        mayRecord ? (
          <ButtonLink href={`/contacts/${contactId}/consent`} prefetch={false} size="sm" variant="bare">
            {t("record")}
          </ButtonLink>
        ) : null
      }
      title={t("title")}
    >
      <DefinitionList items={items} />
    </Section>
  );
}

type AnswerProps = Pick<ConsentSectionProps, "closed" | "records"> & { channel: ReachChannel };

function Answer({ channel, closed, records }: AnswerProps) {
  const t = useTranslations("consents.answers");
  const format = useFormatter();
  const last = records.find((each) => each.channels.includes(channel) && each.purposes.includes("union"));
  const day = last
    ? format.dateTime(new Date(`${last.saidOn}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" })
    : null;
  if (!isOpen(closed, { channel }))
    return <b>{last?.state === "withdrawn" && day ? t("noSince", { day }) : t("no")}</b>;
  if (!isOpen(closed, { channel, purpose: "campaign" })) return t("noCampaigns");
  if (last?.state === "given" && day) return <Done>{t("yesSince", { day })}</Done>;
  return <span className="text-ink-3">{t("unknown")}</span>;
}
