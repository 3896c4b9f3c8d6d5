"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Glyph } from "@/components/ui/glyph";
import { Select } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/states";
import type { FileInfo } from "@/lib/spreadsheets/cell";
import { takenApart, textDelimiters, textEncodings } from "@/lib/spreadsheets/text-options";
import { chooseReadingOptionsAction } from "../../actions";
import type { TopRow } from "../../detect/sheets";
import type { ReadingInput } from "../../schema";
import { useAct } from "../use-act";

type ReadingChoiceProps = {
  batchId: string;
  file: Pick<FileInfo, "container" | "encoding" | "encodingGuessed" | "delimiter" | "samples">;
  top: readonly TopRow[];
  headerRows: readonly number[];
};

/** Where the headings stand, and of a text its letters and what parts its columns: guessed, shown, and to be corrected. */
export function ReadingChoice({ batchId, file, top, headerRows }: ReadingChoiceProps) {
  const { busy, act } = useAct();
  const choose = (asked: Omit<ReadingInput, "batchId">) =>
    act(() => chooseReadingOptionsAction({ batchId, ...asked }));
  const isText = file.container === "text";
  const unsure = file.encodingGuessed === true || headerRows.length === 0;
  return (
    <div className="grid gap-3">
      {isText ? <Guess file={file} /> : null}
      <details className="border-b border-rule" open={unsure}>
        <summary className="flex min-h-tap cursor-pointer items-center gap-1.5 text-13 font-label text-ink-2 fine:min-h-9">
          <Glyph className="size-4 shrink-0" name="down" />
          <ReadAs file={file} headerRows={headerRows} />
        </summary>
        <div className="grid gap-x-4 gap-y-2 pt-1 pb-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1.3fr)_minmax(0,1fr)]">
          <HeadingRow busy={busy} chosen={headerRows.at(-1) ?? 0} onChoose={choose} top={top} />
          {isText && file.delimiter !== takenApart ? (
            <TextReading busy={busy} file={file} onChoose={choose} />
          ) : null}
        </div>
      </details>
    </div>
  );
}

function ReadAs({ file, headerRows }: Pick<ReadingChoiceProps, "file" | "headerRows">) {
  const t = useTranslations("import-steps.reading");
  const headings =
    headerRows.length > 0
      ? t("inRows", { rows: headerRows.length, list: headerRows.join("–") })
      : t("noHeadings");
  const text = file.container === "text" ? textReading(file, t) : null;
  return [headings, text].filter(Boolean).join(" · ");
}

type Words = ReturnType<typeof useTranslations<"import-steps.reading">>;

function textReading({ encoding, delimiter }: ReadingChoiceProps["file"], t: Words): string | null {
  if (delimiter === takenApart) return t("takenApart");
  const name = textEncodings.find((each) => each === encoding);
  const mark = textDelimiters.find((each) => each === delimiter);
  if (!name || !mark) return null;
  return t("asText", { letters: t(`encodings.${name}`), mark: t(`delimiters.${delimiterNames[mark]}`) });
}

type PartProps = { busy: boolean; onChoose: (asked: Omit<ReadingInput, "batchId">) => void };

function Choice({ label, children, ...rest }: React.ComponentProps<typeof Select> & { label: string }) {
  const id = useId();
  return (
    <label className="grid min-w-0 content-start gap-1 text-12 text-ink-3" htmlFor={id}>
      {label}
      <Select id={id} size="sm" {...rest}>
        {children}
      </Select>
    </label>
  );
}

function HeadingRow({ top, chosen, busy, onChoose }: PartProps & { top: readonly TopRow[]; chosen: number }) {
  const t = useTranslations("import-steps.reading");
  if (top.length === 0) return null;
  const listed = top.some(({ number }) => number === chosen) || chosen === 0;
  return (
    <Choice
      disabled={busy}
      label={t("headings")}
      onChange={({ target }) => onChoose({ headerRow: Number(target.value) })}
      value={chosen}
    >
      {listed ? null : <option value={chosen}>{t("row", { row: chosen, text: "" })}</option>}
      {top.map(({ number, text }) => (
        <option key={number} value={number}>
          {t("row", { row: number, text })}
        </option>
      ))}
      <option value={0}>{t("noHeadings")}</option>
    </Choice>
  );
}

function TextReading({ file, busy, onChoose }: PartProps & Pick<ReadingChoiceProps, "file">) {
  const t = useTranslations("import-steps.reading");
  const { encoding = "utf-8", delimiter = "," } = file;
  return (
    <>
      <Choice
        disabled={busy}
        label={t("letters")}
        onChange={({ target }) => onChoose({ encoding: target.value as ReadingInput["encoding"] })}
        value={encoding}
      >
        {textEncodings.some((name) => name === encoding) ? null : (
          <option value={encoding}>{encoding}</option>
        )}
        {textEncodings.map((name) => (
          <option key={name} value={name}>
            {t(`encodings.${name}`)}
          </option>
        ))}
      </Choice>
      <Choice
        disabled={busy}
        label={t("parted")}
        onChange={({ target }) => onChoose({ delimiter: target.value as ReadingInput["delimiter"] })}
        value={delimiter}
      >
        {textDelimiters.map((mark) => (
          <option key={mark} value={mark}>
            {t(`delimiters.${delimiterNames[mark]}`)}
          </option>
        ))}
      </Choice>
    </>
  );
}

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

function Guess({ file: { encodingGuessed, samples = [] } }: Pick<ReadingChoiceProps, "file">) {
  const t = useTranslations("import-steps.reading");
  if (samples.length === 0) return null;
  const words = samples.map((word) => `“${word}”`).join(" ");
  return encodingGuessed ? (
    <Notice>{t("guessed", { words })}</Notice>
  ) : (
    <p className="text-13 text-ink-2">{t("reads", { words })}</p>
  );
}
