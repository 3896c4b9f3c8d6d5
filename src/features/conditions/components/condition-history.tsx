import { cn } from "@/components/ui/cn";
import { Tag } from "@/components/ui/marks";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { Region } from "@/lib/region";
import type { Condition } from "../queries";
import { WithdrawCondition } from "./condition-forms";
import { conditionWords } from "./condition-words";

type Props = { all: readonly Condition[]; region: Region | null; editable: boolean };

export async function ConditionHistory({ all, region, editable }: Props) {
  const { t, amountOf, day } = await conditionWords(region);
  if (all.length === 0) return <p className="text-14 text-ink-2">{t("empty")}</p>;
  return (
    <Table label={t("title")}>
      <thead>
        <tr>
          <Th>{t("kind")}</Th>
          <Th num>{t("amount")}</Th>
          <Th className="hidden sm:table-cell">{t("source")}</Th>
          {editable ? (
            <Th>
              <span className="sr-only">{t("withdraw")}</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {all.map(({ id, kind, amount, observedOn, source, withdrawn, recordedBy }) => (
          <tr className={cn(withdrawn && "text-ink-3")} key={id}>
            <RowHead>
              {t(`kinds.${kind}`)}
              <span className="block text-12 font-read text-ink-3">{day(observedOn)}</span>
              <span className="block text-12 font-read text-ink-3 sm:hidden">{source}</span>
              {withdrawn ? <Tag>{t("withdrawn")}</Tag> : null}
            </RowHead>
            <Td className={cn("font-strong", withdrawn && "line-through")} num>
              {amountOf(kind, amount)}
            </Td>
            <Td className="hidden sm:table-cell">
              {source}
              {recordedBy ? (
                <span className="block text-12 text-ink-3">{t("recorded", { name: recordedBy })}</span>
              ) : null}
            </Td>
            {editable ? (
              <Td num>
                <WithdrawCondition conditionId={id} withdrawn={withdrawn} />
              </Td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
