"use client";

import { Menu } from "@base-ui/react/menu";
import { useTranslations } from "next-intl";
import { menuParts } from "@/components/ui/menu-parts";
import type { Card } from "../board";

export type MenuFor = { cards: readonly Card[]; anchor: Element };

export type StageMenuProps = {
  open: MenuFor | null;
  stages: readonly { stageId: string; name: string }[];
  onClose: () => void;
  onChoose: (cards: readonly Card[], stageId: string) => void;
};

/** One list of stages for the whole board, beside what asked for it: two taps and the card is moved. */
export function StageMenuPopup({ open, stages, onClose, onChoose }: StageMenuProps) {
  const t = useTranslations("campaigns.move");
  const cards = open?.cards ?? [];
  const [only] = cards;
  const label =
    cards.length === 1 && only ? t("to", { name: only.name }) : t("toMany", { count: cards.length });
  return (
    <Menu.Root modal={false} onOpenChange={(next) => !next && onClose()} open={open !== null}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={open?.anchor ?? null}
          align="end"
          className="z-50 outline-none"
          collisionPadding={8}
          sideOffset={6}
        >
          <Menu.Popup
            className="max-h-(--available-height) max-w-[min(22rem,var(--available-width))] min-w-56 overflow-y-auto rounded-2 border-[1.5px] border-ink bg-sheet py-1 text-ink shadow-2 outline-none"
            data-slot="menu"
            finalFocus={false}
          >
            <menuParts.Group label={label}>
              {stages.map(({ stageId, name }) => (
                <menuParts.Item
                  disabled={cards.every((card) => card.stageId === stageId)}
                  key={stageId}
                  onClick={() => onChoose(cards, stageId)}
                >
                  {name}
                </menuParts.Item>
              ))}
            </menuParts.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
