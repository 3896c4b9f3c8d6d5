"use client";

import { CheckSquare } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checks";
import { cn } from "@/components/ui/cn";

type Selection = {
  selecting: boolean;
  setSelecting: (on: boolean) => void;
  /** Name by contact. */
  chosen: ReadonlyMap<string, string>;
  toggle: (contactId: string, name: string) => void;
};

// Loaded when the first contact is selected.
const load = () => import("./selection-bar");
const SelectionBar = dynamic(() => load().then((module) => module.SelectionBar));

const SelectionContext = createContext<Selection | null>(null);

export function SelectionProvider({ listHref, children }: { listHref: string; children: ReactNode }) {
  const [selecting, setOn] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const toggle = (contactId: string, name: string) =>
    setChosen((before) => {
      const after = new Map(before);
      if (!after.delete(contactId)) after.set(contactId, name);
      return after;
    });
  const clear = () => setChosen(new Map());
  const setSelecting = (on: boolean) => {
    setOn(on);
    if (on) load().catch(() => undefined);
    clear();
  };
  return (
    <SelectionContext value={{ selecting, setSelecting, chosen, toggle }}>
      {children}
      {chosen.size > 0 ? (
        <SelectionBar
          chosen={chosen}
          listHref={listHref}
          onClear={clear}
          onDone={() => setSelecting(false)}
        />
      ) : null}
    </SelectionContext>
  );
}

export function SelectToggle({ className }: { className?: string }) {
  const t = useTranslations("conversations.several");
  const selection = use(SelectionContext);
  if (!selection) return null;
  const { selecting, setSelecting } = selection;
  return (
    <Button
      aria-pressed={selecting}
      className={cn("px-2 text-13", className)}
      onClick={() => setSelecting(!selecting)}
      variant="bare"
    >
      <CheckSquare aria-hidden="true" />
      {t(selecting ? "done" : "select")}
    </Button>
  );
}

export function SelectBox({ contactId, name }: { contactId: string; name: string }) {
  const t = useTranslations("conversations.several");
  const selection = use(SelectionContext);
  if (!selection?.selecting) return null;
  return (
    <Checkbox
      checked={selection.chosen.has(contactId)}
      className="relative z-10 min-w-tap justify-center"
      label={<span className="sr-only">{t("choose", { name })}</span>}
      onChange={() => selection.toggle(contactId, name)}
    />
  );
}
