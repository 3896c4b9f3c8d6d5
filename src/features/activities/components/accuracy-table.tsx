import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { Accuracy } from "../results.queries";

export async function AccuracyTable({ rows }: { rows: Accuracy[] }) {
  const t = await getTranslations("activities.accuracy");
  if (rows.length === 0) return null;
  return (
    <Section meta={t("meta")} title={t("title")}>
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th>{t("user")}</Th>
            <Th num>{t("kept")}</Th>
            <Th num>{t("doubted")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ userId, name, predicted, kept, doubted, doubtedTookPart }) => (
            <tr key={userId}>
              <RowHead>{name}</RowHead>
              <Td num>{t("of", { count: kept, total: predicted })}</Td>
              <Td num>{t("of", { count: doubtedTookPart, total: doubted })}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
