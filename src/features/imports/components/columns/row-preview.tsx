"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { Marker, SoftMarker } from "@/components/ui/marks";
import { Sheet } from "@/components/ui/section";
import type { PreviewLine, PreviewRow } from "../../mapping/preview";

/** One row as it stands in the file, and below each cell what was understood. */
export function RowPreview({ rows, busy }: { rows: readonly PreviewRow[]; busy: boolean }) {
  const t = useTranslations("import-steps.preview");
  const [at, setAt] = useState(0);
  const row = rows[Math.min(at, rows.length - 1)];
  if (!row) return <p className="text-13 text-ink-2">{t("none")}</p>;
  const step = (by: number) => setAt((now) => (now + by + rows.length) % rows.length);
  return (
    <Sheet aria-busy={busy} className="p-4 lg:sticky lg:top-4">
      <header className="mb-2 flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-16 leading-head font-head">
            {row.sheet === null
              ? t("title", { row: row.row })
              : t("titleIn", { row: row.row, sheet: row.sheet })}
          </h2>
          <p className="text-12 text-ink-3">{t("of", { at: rows.indexOf(row) + 1, total: rows.length })}</p>
        </div>
        <Button aria-label={t("previous")} icon onClick={() => step(-1)} size="sm">
          <Glyph className="size-4 rotate-90 rtl:-rotate-90" name="down" />
        </Button>
        <Button aria-label={t("next")} icon onClick={() => step(1)} size="sm">
          <Glyph className="size-4 -rotate-90 rtl:rotate-90" name="down" />
        </Button>
      </header>
      <RowLines row={row} />
    </Sheet>
  );
}

function RowLines({ row }: { row: PreviewRow }) {
  const t = useTranslations("import-steps.preview");
  const words = useTranslations("imports");
  return (
    <>
      {row.reason ? (
        <p className="py-2">
          <Marker>
            {t("rejected", { reason: words(`reasons.${row.reason}` as Parameters<typeof words>[0]) })}
          </Marker>
        </p>
      ) : null}
      <dl aria-label={t("meta")}>
        {row.lines.map((line) => (
          <div className="border-b border-rule py-1.5" key={line.key}>
            <dt className="truncate font-mono text-12 text-ink-3">{line.raw}</dt>
            <dd className="text-14 font-strong break-words">
              <Understood line={line} />
            </dd>
          </div>
        ))}
      </dl>
      {row.warnings.length > 0 ? (
        <ul className="mt-2 grid gap-1">
          {row.warnings.map(({ kind, raw }) => (
            <li key={`${kind} ${raw}`}>
              <SoftMarker>
                {raw ? `${raw}: ` : null}
                {words(`warnings.${kind}` as Parameters<typeof words>[0])}
              </SoftMarker>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Understood({ line: { understood, field } }: { line: PreviewLine }) {
  const t = useTranslations("import-steps");
  const fieldName = useTranslations("import-steps.fields");
  const format = useFormatter();
  if (!understood) return <span className="font-read text-ink-3">{t("preview.empty")}</span>;
  const { kind, value, place } = understood;
  const words = {
    text: () => value,
    code: () => t(`codes.${value}` as Parameters<typeof t>[0]),
    day: () =>
      format.dateTime(new Date(`${value}T00:00:00Z`), {
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      }),
  }[kind]();
  return (
    <>
      {place ? `${place}, ${words}` : words}{" "}
      <span className="text-12 font-read text-ink-3">{fieldName(field)}</span>
    </>
  );
}
