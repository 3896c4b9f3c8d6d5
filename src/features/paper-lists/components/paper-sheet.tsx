import { getFormatter, getTranslations } from "next-intl/server";
import type { PrintedSheet } from "../mutations";
import { pagesOf } from "../pages";
import { PaperFoot } from "./paper-foot";
import { PaperTable } from "./paper-table";
import { shownCode } from "./shown-code";

/** A4 upright, page by page, in the language of its letters. */
export async function PaperSheet({ sheet }: { sheet: PrintedSheet }) {
  const pages = pagesOf(sheet.rows);
  const locale = sheet.locale;
  const t = await getTranslations({ locale, namespace: "paper.sheet" });
  const numbered = pages.map((page, at) => ({
    page,
    number: t("page", { page: at + 1, pages: pages.length }),
  }));
  return (
    <div className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0 print:overflow-visible" lang={locale}>
      {numbered.map(({ page, number }) => (
        <article
          className="paper-page mb-6 flex print:mb-0 print:shadow-none flex-col bg-sheet text-ink shadow-1"
          data-slot="paper-page"
          key={number}
        >
          <PaperHead sheet={sheet} />
          <PaperTable page={page} sheet={sheet} />
          <PaperFoot letters={{ locale, phones: sheet.shows.phones }} number={number} sheet={sheet} />
        </article>
      ))}
    </div>
  );
}

// Without the union's name and the purpose: a lost list tells as little as possible.
async function PaperHead({ sheet }: { sheet: PrintedSheet }) {
  const locale = sheet.locale;
  const t = await getTranslations({ locale, namespace: "paper.sheet" });
  const format = await getFormatter({ locale });
  const short = { weekday: "short", day: "numeric", month: "short" } as const;
  const expires = new Date(`${sheet.expiresOn}T00:00:00Z`);
  return (
    <header className="mb-[3mm] flex items-end gap-[5mm] border-b-2 border-ink pb-[1.5mm] text-[8.5pt]">
      <p className="leading-tight">
        {t("number")}
        <b className="fig block text-[21pt] leading-none whitespace-nowrap">{shownCode(sheet.code)}</b>
      </p>
      <p className="min-w-0 grow leading-snug">
        <b className="block truncate text-[10pt]">{sheet.workplace}</b>
        {t("printedOn", { day: format.dateTime(sheet.createdAt, short) })} ·{" "}
        {t("goodUntil", { day: format.dateTime(expires, { ...short, timeZone: "UTC" }) })}
      </p>
      <Blank label={t("dayOfConversations")} />
      <Blank label={t("walker")} />
    </header>
  );
}

function Blank({ label }: { label: string }) {
  return (
    <p className="w-[30mm] shrink-0 leading-tight">
      {label}
      <span className="block h-[6mm] border-b border-ink" />
    </p>
  );
}
