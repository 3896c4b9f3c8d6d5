import { getFormatter, getTranslations } from "next-intl/server";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import { atMost } from "@/lib/small-groups";
import type { Board } from "../board.queries";

/** For roles that see numbers and no person. */
export async function FunnelTable({ board }: { board: Board }) {
  const [t, format] = await Promise.all([getTranslations("campaigns"), getFormatter()]);
  const whole = board.people;
  const percent = (part: number) =>
    whole ? format.number(part / atMost(whole), { style: "percent", maximumFractionDigits: 0 }) : "–";
  return (
    <div className="grid max-w-3xl gap-3">
      <Table label={t("funnel.title")}>
        <thead>
          <tr>
            <Th>{t("funnel.stage")}</Th>
            <Th num>{t("funnel.people")}</Th>
            <Th num>{t("funnel.share")}</Th>
          </tr>
        </thead>
        <tbody>
          {board.columns.map(({ stageId, name, count }) => (
            <tr key={stageId}>
              <RowHead>{name}</RowHead>
              <Td num>{count === null ? t("few") : format.number(count)}</Td>
              <Td num>{count === null ? "–" : percent(count)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-13 text-ink-3">{t("funnel.note")}</p>
    </div>
  );
}
