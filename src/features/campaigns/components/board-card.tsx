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

type BoardCardProps = { card: Card; selected: boolean; carried: boolean; watched: boolean };

/** The disc selects, the whole card is dragged, the arrow opens the list of stages. */
export const BoardCard = memo(function BoardCard({ card, selected, carried, watched }: BoardCardProps) {
  const { mayMove, mayDrag, mayLog } = useBoardActs();
  const { ref, handleRef } = useDraggable({
    id: card.enrolmentId,
    disabled: !mayDrag,
  });
  return (
    <li
      className={cn(
        "grid grid-cols-1 gap-1 rounded-2 border-[1.5px] border-transparent bg-sheet p-2.5 shadow-1 select-none has-data-card:has-focus-visible:border-ink max-md:gap-1.5 max-md:p-3",
        selected && "border-ink shadow-2",
        carried && "opacity-40",
        mayDrag && "cursor-grab",
      )}
      data-slot="board-card"
      ref={ref}
    >
      <CardHead card={card} handle={mayMove ? handleRef : undefined} selected={selected} />
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

type HeadProps = { card: Card; selected?: boolean; handle?: ((element: Element | null) => void) | undefined };

export function CardHead({ card, selected = false, handle }: HeadProps) {
  const t = useTranslations("campaigns.card");
  const { toggle } = useBoardActs();
  const status = card.member === null ? undefined : t(card.member ? "member" : "notMember");
  const disc = <PersonDisc label={status} member={card.member} name={card.name} size="sm" />;
  return (
    <div className="flex min-w-0 items-center gap-2">
      {handle ? (
        <button
          aria-describedby="board-keys"
          aria-label={t("choose", { name: card.name })}
          aria-pressed={selected}
          className="-m-1.5 grid shrink-0 place-items-center rounded-full p-1.5 coarse:-m-2.25 coarse:p-2.25"
          data-card={card.enrolmentId}
          onClick={() => toggle(card.enrolmentId)}
          // Firefox clicks a button at keyup of the space bar, whatever its keydown did.
          onKeyUp={(event) => event.code === "Space" && event.preventDefault()}
          ref={handle}
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
  return <p className="min-w-0 grow truncate text-12 text-ink-2 max-md:text-13">{place || "–"}</p>;
}

const quietOnDesktop =
  "md:-me-1 md:min-h-6.5 md:w-7 md:border-transparent md:bg-transparent md:px-0 md:text-ink-3 md:hover:text-ink md:[&_svg]:size-4 md:coarse:w-tap";

function LogLink({ card }: { card: Card }) {
  const t = useTranslations("campaigns.card");
  const { hrefWith } = useBoardActs();
  return (
    <Link
      aria-label={t("logNamed", { name: card.name })}
      className={cn(
        buttonStyle({ icon: true, size: "sm", variant: "bare" }),
        quietOnDesktop,
        "-my-2.5 max-md:-me-1.5",
      )}
      draggable={false}
      href={hrefWith({ log: card.contactId })}
      prefetch={false}
      scroll={false}
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
    >
      <span className="md:hidden">{t("move")}</span>
      <ArrowRight aria-hidden className="rtl:-scale-x-100" />
    </Link>
  );
}
