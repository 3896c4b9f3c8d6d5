"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { SearchInput } from "@/components/ui/search-input";
import { SheetBody } from "@/components/ui/sheet-parts";
import { found } from "../list-search";
import type { PhonePerson } from "../phone-list";

type PersonPickerProps = {
  people: readonly PhonePerson[];
  onPick: (person: PhonePerson) => void;
  onClose: () => void;
};

const shown = 30;

export function PersonPicker({ people, onPick, onClose }: PersonPickerProps) {
  const t = useTranslations("phone");
  const [typed, setTyped] = useState("");
  const matches = useMemo(() => found(people, typed).slice(0, shown), [people, typed]);
  return (
    <BottomSheet onOpenChange={(open) => !open && onClose()} open title={t("outbox.about")}>
      <SheetBody>
        <SearchInput label={t("people.search")} onChange={(event) => setTyped(event.currentTarget.value)} />
        <ul>
          {matches.map((person) => (
            <li className="border-b border-rule" key={person.id}>
              <button
                className="min-h-thumb w-full py-1 text-start"
                onClick={() => onPick(person)}
                type="button"
              >
                <b className="block font-strong">{person.name}</b>
                <span className="block text-12 text-ink-3">
                  {[person.workplace, person.department, person.shift].filter(Boolean).join(" · ")}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {matches.length === 0 ? <p className="text-14 text-ink-2">{t("people.nobody")}</p> : null}
      </SheetBody>
    </BottomSheet>
  );
}
