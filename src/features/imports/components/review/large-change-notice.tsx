import { useFormatter, useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checks";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import type { LargeChange, LargeChangeKind } from "../../review/impact";

type LargeChangeNoticeProps = {
  change: LargeChange;
  seen: number | undefined;
  /** The button was pressed without this tick. */
  missed: boolean;
  onSeen: (seen: number | undefined) => void;
};

/** The id of the tick, for whoever is to be led to it. */
export const tickOf = (kind: LargeChangeKind) => `large-change-${kind}`;

export function LargeChangeNotice({
  change: { kind, count, share },
  seen,
  missed,
  onSeen,
}: LargeChangeNoticeProps) {
  const t = useTranslations("import-decisions.stop");
  const format = useFormatter();
  const percent = format.number(share, { style: "percent", maximumFractionDigits: 0 });
  const id = tickOf(kind);
  const asks = missed && seen !== count;
  return (
    <Notice className="text-14">
      <div>
        <p>{t(`${kind}.text`, { count, share: percent })}</p>
        <Checkbox
          aria-describedby={asks ? `${id}-error` : undefined}
          aria-invalid={asks || undefined}
          checked={seen === count}
          className={asks ? "mt-1 rounded-2 border-2 border-ink bg-sheet px-3 text-ink" : ""}
          id={id}
          label={t(`${kind}.tick`, { count })}
          onChange={(event) => onSeen(event.target.checked ? count : undefined)}
        />
        {asks ? <FieldError id={`${id}-error`}>{t(`${kind}.needed`)}</FieldError> : null}
      </div>
    </Notice>
  );
}
