import { useFormatter, useTranslations } from "next-intl";
import { Done } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { CheckCounts } from "../stagings/rules";

/** What a person should know before pressing the button: look-alikes, shared telephones, cells that were not trusted. */
export function ImpactFindings({ counts }: { counts: CheckCounts }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <People counts={counts} />
      {counts.warnings > 0 ? <Warnings counts={counts} /> : null}
    </div>
  );
}

function People({ counts: { sharedPhones, lookAlikes, crowded = 0 } }: { counts: CheckCounts }) {
  const t = useTranslations("import-steps.impact");
  const quiet = sharedPhones + lookAlikes + crowded === 0;
  return (
    <Section title={t("look")}>
      {quiet ? <Done>{t("nothingOdd")}</Done> : null}
      <ul className="grid gap-2 text-14">
        {sharedPhones > 0 ? <li className="text-ink-2">{t("shared", { count: sharedPhones })}</li> : null}
        {lookAlikes > 0 ? <li className="text-ink-2">{t("alike", { count: lookAlikes })}</li> : null}
        {crowded > 0 ? <li className="text-ink-2">{t("crowded", { count: crowded })}</li> : null}
      </ul>
    </Section>
  );
}

function Warnings({ counts: { warnings, warningsByKind } }: { counts: CheckCounts }) {
  const t = useTranslations("import-steps");
  const words = useTranslations("imports");
  const format = useFormatter();
  const kinds = Object.entries(warningsByKind).toSorted(([, a], [, b]) => b - a);
  return (
    <Section meta={t("impact.warningsMeta", { count: warnings })} title={t("impact.warnings")}>
      <Table label={t("impact.warnings")}>
        <thead>
          <tr>
            <Th>{t("impact.field")}</Th>
            <Th>{t("impact.problem")}</Th>
            <Th num>{t("impact.cells")}</Th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(([key, count]) => {
            const [field, kind] = key.split(".");
            return (
              <tr key={key}>
                <RowHead>{t(`warned.${field}` as Parameters<typeof t>[0])}</RowHead>
                <Td>{words(`warnings.${kind}` as Parameters<typeof words>[0])}</Td>
                <Td num>{format.number(count)}</Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Section>
  );
}
