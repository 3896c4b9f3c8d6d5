"use client";

import { Accessibility, PointerActivationConstraints, StyleInjector } from "@dnd-kit/dom";
import { DragDropProvider, DragOverlay, PointerSensor, useDragDropMonitor } from "@dnd-kit/react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useRef, useState } from "react";
import type { Card } from "../board";
import type { BoardColumn } from "../board.queries";
import { CardHead, CardLocation } from "./board-card";
import { ColumnKeyboardSensor } from "./column-keyboard-sensor";

type Provider = ComponentProps<typeof DragDropProvider>;
type Plugins = Exclude<Provider["plugins"], undefined | ((...given: never[]) => unknown)>;
type BoardDragProps = {
  columns: readonly BoardColumn[];
  cardOf: (enrolmentId: string) => Card | undefined;
  companyOf: (card: Card) => readonly Card[];
  onCarry: (cards: readonly Card[]) => void;
  onDrop: (cards: readonly Card[], stageId: string) => void;
  children: ReactNode;
};

const nobody: readonly Card[] = [];

const pointer = PointerSensor.configure({
  activatorElements: (source) => [source.element],
  activationConstraints: ({ pointerType }) =>
    pointerType === "touch"
      ? [new PointerActivationConstraints.Delay({ value: 250, tolerance: 6 })]
      : [new PointerActivationConstraints.Distance({ value: 6 })],
  preventActivation: () => false,
});
const sensors = [pointer, ColumnKeyboardSensor];

let chosenPlugins: Plugins | undefined;

/**
 * Our words replace the library's announcements, and its style sheet gets the page's nonce. A constant: another list would
 * restart all plugins.
 */
const plugins = (defaults: Plugins): Plugins => {
  chosenPlugins ??= [
    ...defaults.filter((plugin) => plugin !== Accessibility),
    StyleInjector.configure({ nonce: pageNonce() }),
  ];
  return chosenPlugins;
};

function pageNonce(): string | undefined {
  if (typeof document === "undefined") return undefined;
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
}

export function BoardDrag({ children, ...board }: BoardDragProps) {
  const { cardOf, companyOf } = board;
  return (
    <DragDropProvider plugins={plugins} sensors={sensors}>
      {children}
      <DragOverlay dropAnimation={null}>
        {(source) => {
          const card = cardOf(String(source.id));
          return card ? <CarriedCard card={card} count={companyOf(card).length} /> : null;
        }}
      </DragOverlay>
      <DragListener {...board} />
    </DragDropProvider>
  );
}

type Monitor = Parameters<typeof useDragDropMonitor>[0];
type ListenerProps = Omit<BoardDragProps, "children">;

/**
 * Not through the provider's props: those run as transitions, which React holds back during a move's request, and the card
 * would be dropped where it hovered before.
 */
function DragListener({ columns, cardOf, companyOf, onCarry, onDrop }: ListenerProps) {
  const [words, say] = useState("");
  const t = useTranslations("campaigns.move");
  const carried = useRef(nobody);
  const nameOf = (stageId: unknown) => columns.find((column) => column.stageId === stageId)?.name ?? "";
  const whom = (card: Card) => ({ name: card.name, others: carried.current.length - 1 });
  const sourceCard = (source: { id: string | number } | null) =>
    source ? cardOf(String(source.id)) : undefined;

  const onDragStart: Monitor["onDragStart"] = ({ operation: { source } }) => {
    const card = sourceCard(source);
    if (!card) return;
    carried.current = companyOf(card);
    onCarry(carried.current);
    say(t("picked", { ...whom(card), stage: nameOf(card.stageId) }));
  };
  const onDragOver: Monitor["onDragOver"] = ({ operation: { target } }) => {
    if (target) say(t("over", { stage: nameOf(target.id) }));
  };
  const onDragEnd: Monitor["onDragEnd"] = ({ operation: { source, target }, canceled }) => {
    const card = sourceCard(source);
    const cards = carried.current;
    carried.current = nobody;
    onCarry(nobody);
    if (!card) return;
    const others = cards.length - 1;
    if (canceled || !target)
      return say(t("cancelled", { name: card.name, others, stage: nameOf(card.stageId) }));
    say(t("put", { name: card.name, others }));
    onDrop(cards, String(target.id));
  };
  useDragDropMonitor({ onDragStart, onDragOver, onDragEnd });

  return (
    <p aria-live="assertive" className="sr-only" role="status">
      {words}
    </p>
  );
}

function CarriedCard({ card, count }: { card: Card; count: number }) {
  return (
    <div className="relative grid rotate-[1.6deg] cursor-grabbing gap-1 rounded-2 border-[1.5px] border-merah bg-sheet p-2.5 shadow-2 rtl:-rotate-[1.6deg]">
      <CardHead card={card} />
      <CardLocation card={card} />
      {count > 1 ? (
        <b className="fig absolute -end-2 -top-3 grid h-7 min-w-7 place-items-center rounded-2 bg-merah px-1.5 text-16 text-on-merah">
          {count}
        </b>
      ) : null}
    </div>
  );
}
