"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Glyph } from "@/components/ui/glyph";
import { Select } from "@/components/ui/inputs";
import { Section } from "@/components/ui/section";
import type { CodedField } from "../../columns/fields";
import type { Vocabularies } from "../../detect/analysis";
import { type CodedWord, codeOf, codesOf, wordKey } from "../../parse/codes";
import type { useChoices } from "./use-choices";

type CodedWordsProps = { words: Vocabularies["words"]; choices: ReturnType<typeof useChoices> };

/**
 * Words that stand for one of a few things: each once, with its count, and what it is taken for. They are folded away only where
 * every word says it by itself, in whatever column it stands.
 */
export function CodedWords({ words, choices }: CodedWordsProps) {
  return Object.entries(words).map(([field, list]) => (
    <Words choices={choices} field={field as CodedField} key={field} list={list} />
  ));
}

type WordsProps = { field: CodedField; list: readonly CodedWord[]; choices: CodedWordsProps["choices"] };

function Words({ field, list, choices }: WordsProps) {
  const t = useTranslations("import-steps.words");
  const said = choices.draft.words[field] ?? {};
  const open = list.filter(({ text, code }) => code === null && said[wordKey(text)] === undefined).length;
  const rows = (
    <ul className="grid bg-sheet shadow-1">
      {list.map((word) => (
        <WordRow
          field={field}
          key={wordKey(word.text)}
          onCode={(code) => choices.setWord(field, wordKey(word.text), code)}
          said={said[wordKey(word.text)]}
          word={word}
        />
      ))}
    </ul>
  );
  return (
    <Section
      meta={open > 0 ? <span className="highlight">{t("open", { count: open })}</span> : null}
      title={t(`titles.${field}`)}
    >
      {list.some(({ text }) => codeOf(field, text) === null) ? (
        rows
      ) : (
        <details>
          <summary className="flex min-h-tap cursor-pointer items-center gap-1.5 text-13 font-label text-ink-2 fine:min-h-9">
            <Glyph className="size-4" name="down" />
            {t("all", { count: list.length })}
          </summary>
          {rows}
        </details>
      )}
    </Section>
  );
}

type WordRowProps = {
  field: CodedField;
  word: CodedWord;
  said: string | undefined;
  onCode: (code: string) => void;
};

function WordRow({ field, word: { text, rows, code }, said, onCode }: WordRowProps) {
  const t = useTranslations("import-steps.words");
  const asks = code === null && said === undefined;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-b border-rule px-4 py-2 sm:grid-cols-[minmax(0,1fr)_18rem_4.5rem]">
      <span className="min-w-0 text-14 font-label break-words">“{text}”</span>
      <span className="text-end text-13 whitespace-nowrap text-ink-2 sm:order-last">
        {t("rows", { count: rows })}
      </span>
      <Select
        aria-label={t("meaning", { word: text })}
        className={cn(
          "col-span-2 sm:col-span-1",
          asks && "[&_select]:border-2 [&_select]:border-ink [&_select]:bg-marker-soft",
        )}
        onChange={({ target }) => onCode(target.value)}
        size="sm"
        value={said ?? code ?? "?"}
      >
        {asks ? <option value="?">{t("choose")}</option> : null}
        {codesOf[field].map((each) => (
          <option key={each} value={each}>
            {t(`codes.${field}.${each}` as Parameters<typeof t>[0])}
          </option>
        ))}
        <option value="">{t("empty")}</option>
      </Select>
    </li>
  );
}
