"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import { cn } from "@/components/ui/cn";
import { Glyph } from "@/components/ui/glyph";
import { Menu, MenuItem } from "@/components/ui/menu";
import { PersonDisc } from "@/components/ui/person-disc";
import type { TickRow as Row } from "../people.queries";
import { type ActivityKind, type ParticipationState, tickedState, tookPart } from "../vocabulary.schema";

type TickRowProps = {
  row: Row;
  kind: ActivityKind;
  onSet: (row: Row, state: ParticipationState | null) => void;
};

export function TickRow({ row, kind, onSet }: TickRowProps) {
  const t = useTranslations("activities.tick");
  const ticked = tookPart(row.state);
  const others = (["promised", "refused", "invited"] as const).filter((state) => state !== row.state);
  return (
    <li className="flex items-center gap-2 border-b border-rule bg-sheet px-2">
      <label className="flex min-h-thumb min-w-0 grow cursor-pointer items-center gap-3 py-1">
        <input
          aria-label={t("mark", { name: row.name })}
          checked={ticked}
          className="peer sr-only"
          onChange={() => onSet(row, ticked ? null : tickedState(kind))}
          type="checkbox"
        />
        <span
          aria-hidden="true"
          className={cn(
            "grid size-12 shrink-0 place-items-center rounded-2 border-2 border-rule-2 bg-sheet text-transparent",
            "peer-checked:border-kept peer-checked:bg-kept peer-checked:text-sheet",
            "peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus",
          )}
        >
          <Glyph className="size-7" name="tick" />
        </span>
        <PersonDisc member={row.member} name={row.name} />
        <span className="min-w-0 grow">
          <span className="block truncate text-16 font-strong">{row.name}</span>
          <span className="flex items-center gap-2 text-13 text-ink-2">
            {row.level === null ? null : <AssessmentChip value={row.level} />}
            <span className="truncate">{place(row, t)}</span>
          </span>
        </span>
      </label>
      <Menu
        trigger={{
          "aria-label": t("menu", { name: row.name }),
          children: <Ellipsis aria-hidden />,
          icon: true,
          variant: "bare",
        }}
      >
        {others.map((state) => (
          <MenuItem key={state} onClick={() => onSet(row, state)}>
            {t(`set.${state}`)}
          </MenuItem>
        ))}
        {row.state === null ? null : <MenuItem onClick={() => onSet(row, null)}>{t("set.none")}</MenuItem>}
      </Menu>
    </li>
  );
}

/** The place, and what is recorded where no tick says it. */
function place(row: Row, t: ReturnType<typeof useTranslations<"activities.tick">>): string {
  const said = row.state === "refused" || row.state === "invited" ? t(row.state) : null;
  return [said, row.place].filter(Boolean).join(" · ");
}
