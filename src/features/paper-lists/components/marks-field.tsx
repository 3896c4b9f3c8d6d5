"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { TextInput } from "@/components/ui/inputs";
import { type Letters, type Marks, readMarks, shownMarks } from "../marks";
import { marksFieldId } from "./move-between-rows";

type MarksFieldProps = {
  code: string;
  name: string;
  index: number;
  letters: Letters;
  marks: Marks;
  onChange: (patch: Partial<Marks>) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** "T2S" as it stands in the boxes; the first key replaces what is there. */
export function MarksField({ code, name, index, letters, marks, onChange, onKeyDown }: MarksFieldProps) {
  const t = useTranslations("paper.keying");
  const [typed, setTyped] = useState<string | null>(null);
  const shown = shownMarks(marks, letters);
  return (
    <TextInput
      aria-label={t("marksOf", { code, name })}
      autoCapitalize="characters"
      autoComplete="off"
      className="fig text-18 uppercase max-lg:hidden"
      id={marksFieldId(index)}
      maxLength={4}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(readMarks(event.target.value, letters));
      }}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
      size="sm"
      spellCheck={false}
      value={typed ?? shown}
    />
  );
}
