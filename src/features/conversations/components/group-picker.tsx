"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ChipButton } from "@/components/ui/chip";
import { Glyph } from "@/components/ui/glyph";
import { SearchInput } from "@/components/ui/search-input";
import { fewestLetters, searchPause } from "@/features/contacts/components/search-pause";
import { groupSize } from "../group-size";
import { findForGroupAction } from "../groups.actions";
import type { GroupPerson } from "../groups.queries";

type GroupPickerProps = {
  people: readonly GroupPerson[];
  beside: readonly GroupPerson[];
  onAdd: (person: GroupPerson) => void;
  onRemove: (id: string) => void;
};

/** Colleagues of the same department and shift are one tap, others are searched. */
export function GroupPicker({ people, beside, onAdd, onRemove }: GroupPickerProps) {
  const t = useTranslations("conversations.group");
  const { found, look } = useSearch();
  const isIn = ({ id }: GroupPerson) => people.some((person) => person.id === id);
  const offered = (found ?? beside).filter((person) => !isIn(person));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-13 font-strong">{t("who", { count: people.length })}</legend>
      <ul className="flex flex-wrap gap-1.5">
        {people.map(({ id, name }) => (
          <li key={id}>
            <ChipButton aria-label={t("remove", { name })} on onClick={() => onRemove(id)}>
              {name}
              <Glyph className="size-4" name="close" />
            </ChipButton>
          </li>
        ))}
      </ul>
      <SearchInput
        autoComplete="off"
        label={t("search")}
        name=""
        onChange={(event) => look(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <ul aria-label={t(found ? "found" : "beside")} className="flex flex-wrap gap-1.5">
        {people.length < groupSize
          ? offered.map((person) => (
              <li key={person.id}>
                <ChipButton onClick={() => onAdd(person)}>
                  <Plus aria-hidden="true" className="size-4.5" />
                  {person.name}
                </ChipButton>
              </li>
            ))
          : null}
      </ul>
      <p aria-live="polite" className="text-12 text-ink-3">
        {found && offered.length === 0 ? t("nobody") : null}
        {people.length >= groupSize ? t("full", { count: groupSize }) : null}
      </p>
    </fieldset>
  );
}

function useSearch() {
  const [found, setFound] = useState<GroupPerson[] | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef("");
  const look = (typed: string) => {
    const q = typed.trim();
    asked.current = q;
    clearTimeout(waiting.current);
    if (q.length < fewestLetters) return setFound(null);
    waiting.current = setTimeout(async () => {
      const result = await findForGroupAction({ q }).catch(() => null);
      if (result?.ok && asked.current === q) setFound(result.data);
    }, searchPause);
  };
  return { found, look };
}
