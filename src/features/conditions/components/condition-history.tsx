import { Tag } from "@/components/ui/marks";
import { SourcedRow, SourcedTable } from "@/components/ui/sourced-table";
import type { Region } from "@/lib/region";
import type { Condition } from "../queries";
import { WithdrawCondition } from "./condition-forms";
import { conditionWords } from "./condition-words";

type Props = { all: readonly Condition[]; region: Region | null; editable: boolean };

export async function ConditionHistory({ all, region, editable }: Props) {
  const { t, amountOf, day } = await conditionWords(region);
  if (all.length === 0) return <p className="text-14 text-ink-2">{t("empty")}</p>;
  const act = editable ? t("withdraw") : undefined;
  return (
    <SourcedTable
      heads={{ name: t("kind"), figure: t("amount"), source: t("source"), act }}
      label={t("title")}
    >
      {all.map(({ id, kind, amount, observedOn, source, withdrawn, recordedBy }) => (
        <SourcedRow
          act={editable ? <WithdrawCondition conditionId={id} withdrawn={withdrawn} /> : null}
          day={day(observedOn)}
          faded={withdrawn}
          figure={amountOf(kind, amount)}
          key={id}
          name={t(`kinds.${kind}`)}
          recorded={recordedBy ? t("recorded", { name: recordedBy }) : null}
          source={source}
          tags={withdrawn ? <Tag>{t("withdrawn")}</Tag> : null}
          withdrawn={withdrawn}
        />
      ))}
    </SourcedTable>
  );
}
