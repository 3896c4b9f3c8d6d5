"use client";

import { useDraggable } from "@dnd-kit/react";
import { ArrowRight, MessageSquareText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import { buttonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { PersonDisc } from "@/components/ui/person-disc";
import type { Card } from "../board";
import { useBoardActs } from "./board-context";
import { CardFoot } from "./card-foot";

type BoardCardProps = {
  card: Card;
  selected: boolean;
  carried: boolean;
  watched: boolean;
  /** The tab stop of its column, until another card takes the focus. */
  stop: boolean;
};

/** One tab stop a column: the card takes the keys, what is on it is for the pointer. The disc selects, the whole card is dragged. */
export const BoardCard = memo(function BoardCard({ card, selected, carried, watched, stop }: BoardCardProps) {
  const t = useTranslations("campaigns.card");
  const { mayMove, mayDrag, mayLog } = useBoardActs();
  const { ref } = useDraggable({
    id: card.enrolmentId,
    disabled: !mayDrag,
  });
  return (
    <li
      aria-describedby="board-keys"
      className={cn(
        "relative grid scroll-mt-20 grid-cols-1 content-start gap-1 rounded-2 border-[1.5px] border-transparent bg-sheet p-2.5 shadow-1 select-none focus-visible:border-ink max-md:gap-1.5 max-md:p-3",
        selected && "border-ink shadow-2",
        carried && "opacity-40",
        mayDrag && "cursor-grab",
      )}
      data-card={card.enrolmentId}
      data-slot="board-card"
      ref={ref}
      tabIndex={stop ? 0 : -1}
    >
      {selected ? <span className="sr-only">{t("chosen")}</span> : null}
      <CardHead card={card} mayChoose={mayMove} selected={selected} />
      <div className="flex items-center gap-2">
        <CardLocation card={card} />
        {mayLog ? <LogLink card={card} /> : null}
      </div>
      <div className="flex items-center gap-2">
        <CardFoot card={card} watched={watched} />
        {mayMove ? <MoveLink card={card} /> : null}
      </div>
    </li>
  );
});

type HeadProps = { card: Card; selected?: boolean; mayChoose?: boolean };

export function CardHead({ card, selected = false, mayChoose = false }: HeadProps) {
  const t = useTranslations("campaigns.card");
  const { toggle } = useBoardActs();
  const status = card.member === null ? undefined : t(card.member ? "member" : "notMember");
  const disc = <PersonDisc label={status} member={card.member} name={card.name} size="sm" />;
  return (
    <div className="flex min-w-0 items-center gap-2">
      {mayChoose ? (
        <button
          aria-label={t("choose", { name: card.name })}
          aria-pressed={selected}
          className="-m-1.5 grid shrink-0 place-items-center rounded-full p-1.5 coarse:-m-2.25 coarse:p-2.25"
          onClick={() => toggle(card.enrolmentId)}
          tabIndex={-1}
          type="button"
        >
          {disc}
        </button>
      ) : (
        disc
      )}
      <Link
        className="min-w-0 grow font-strong leading-head wrap-anywhere line-clamp-2 no-underline hover:underline max-md:text-16 coarse:-my-3 coarse:py-3"
        draggable={false}
        href={`/contacts/${card.contactId}`}
        prefetch={false}
        tabIndex={-1}
        title={card.name}
      >
        {card.name}
      </Link>
      <CardAssessment assessment={card.assessment} />
    </div>
  );
}

function CardAssessment({ assessment }: Pick<Card, "assessment">) {
  const t = useTranslations("campaigns.card");
  if (!assessment) return null;
  const { level, stale } = assessment;
  if (level === null) return <AssessmentChip label={t("notAssessed")} value={null} />;
  return (
    <AssessmentChip
      label={t(stale ? "assessmentStale" : "assessment", { level })}
      stale={stale}
      value={level}
    />
  );
}

export function CardLocation({ card }: { card: Card }) {
  const { severalWorkplaces } = useBoardActs();
  const line =
    card.line && card.department ? [card.department, card.line].join(" ") : (card.department ?? card.line);
  const place = [line, card.shift, severalWorkplaces ? card.workplace : null].filter(Boolean).join(" · ");
  return (
    <p className="min-w-0 grow text-12 leading-ui text-ink-2 wrap-anywhere max-md:text-13">{place || "–"}</p>
  );
}

const quietOnDesktop =
  "md:-me-1 md:min-h-7 md:w-7 md:border-transparent md:bg-transparent md:px-0 md:text-ink-3 md:hover:text-ink md:[&_svg]:size-4 md:coarse:w-tap";

function LogLink({ card }: { card: Card }) {
  const t = useTranslations("campaigns.card");
  const { hrefWith } = useBoardActs();
  return (
    <Link
      aria-label={t("logNamed", { name: card.name })}
      className={cn(
        buttonStyle({ icon: true, size: "sm", variant: "bare" }),
        quietOnDesktop,
        "max-md:-me-1.5 max-md:-my-2.5 md:self-start",
      )}
      draggable={false}
      data-log
      href={hrefWith({ log: card.contactId })}
      prefetch={false}
      scroll={false}
      tabIndex={-1}
    >
      <MessageSquareText aria-hidden />
    </Link>
  );
}

/** A link, so that it works before and without scripts; with them it opens the list of stages in place. */
function MoveLink({ card }: { card: Card }) {
  const t = useTranslations("campaigns.card");
  const { openMenu, hrefWith } = useBoardActs();
  return (
    <Link
      aria-haspopup="menu"
      aria-label={t("moveNamed", { name: card.name })}
      className={cn(buttonStyle({ size: "sm" }), quietOnDesktop)}
      draggable={false}
      href={hrefWith({ move: card.enrolmentId })}
      onClick={(event) => {
        event.preventDefault();
        openMenu([card], event.currentTarget);
      }}
      prefetch={false}
      tabIndex={-1}
    >
      <span className="md:hidden">{t("move")}</span>
      <ArrowRight aria-hidden className="rtl:-scale-x-100" />
    </Link>
  );
}
