import { getTranslations } from "next-intl/server";
import { levels } from "@/features/conversations/vocabulary.schema";
import type { PrintedRow, PrintedSheet } from "../mutations";
import type { Headed, Page } from "../pages";
import { printedOutcomes } from "../sheet";

type PaperTableProps = { sheet: PrintedSheet; page: Page<PrintedRow> };

export async function PaperTable({ sheet, page }: PaperTableProps) {
  const t = await getTranslations({ locale: sheet.locale, namespace: "paper.sheet" });
  const head = "border-b border-ink px-[1mm] pb-[0.6mm] text-start text-[7.5pt] font-label";
  return (
    <table className="w-full table-fixed border-collapse">
      <Columns {...sheet.shows} />
      <thead>
        <tr>
          <th className={head}>{t("code")}</th>
          <th className={head}>{t("name")}</th>
          {sheet.shows.ratings ? <th className={head}>{t("before")}</th> : null}
          <th className={head}>{t("result")}</th>
          <th className={head}>{t("rating")}</th>
          <th className={head}>{t("proof")}</th>
          <th className={head}>{t("followUp")}</th>
          <th className={head}>{t("notes")}</th>
        </tr>
      </thead>
      <tbody>
        {page.map((line) =>
          "row" in line ? (
            <PersonRow key={line.row.id} row={line.row} sheet={sheet} />
          ) : (
            <HeadingRow
              continued={line.continued}
              heading={line.heading}
              key={JSON.stringify(line.heading)}
              sheet={sheet}
            />
          ),
        )}
      </tbody>
    </table>
  );
}

function Columns({ ratings, phones }: PrintedSheet["shows"]) {
  return (
    <colgroup>
      <col className="w-[14mm]" />
      <col className="w-[41mm]" />
      {ratings ? <col className="w-[9mm]" /> : null}
      <col className={phones ? "w-[42mm]" : "w-[36mm]"} />
      <col className="w-[30mm]" />
      <col className="w-[11mm]" />
      <col className="w-[19mm]" />
      <col />
    </colgroup>
  );
}

type HeadingProps = { sheet: PrintedSheet; heading: Headed; continued: boolean };

async function HeadingRow({ sheet, heading, continued }: HeadingProps) {
  const t = await getTranslations({ locale: sheet.locale, namespace: "paper.sheet" });
  const { department, line, shift } = heading;
  const place = [department, line, shift].filter(Boolean).join(" · ") || t("noPlace");
  return (
    <tr className="h-[10.2mm]">
      <th
        className="border-b-[1.5px] border-ink px-[1mm] pb-[0.8mm] text-start align-bottom text-[10pt]"
        colSpan={sheet.shows.ratings ? 8 : 7}
        scope="rowgroup"
      >
        {continued ? t("continued", { place }) : place}
      </th>
    </tr>
  );
}

async function PersonRow({ sheet, row }: { sheet: PrintedSheet; row: PrintedRow }) {
  const { locale, shows } = sheet;
  const [t, letters] = await Promise.all([
    getTranslations({ locale, namespace: "paper.sheet" }),
    getTranslations({ locale, namespace: "paper.letters" }),
  ]);
  const cell = "border-b border-rule-2 px-[1mm] align-middle";
  return (
    <tr className="h-[10.2mm]">
      <td className={`${cell} fig text-[12pt] whitespace-nowrap`}>{row.code}</td>
      <th className={`${cell} text-start text-[9.5pt] leading-[1.15] font-strong`} scope="row">
        <span className="line-clamp-2">{row.name ?? <i className="font-read">{t("gone")}</i>}</span>
        {row.phone || row.noCalls ? (
          <span className="block text-[8pt] font-read">{row.phone ?? t("noCalls")}</span>
        ) : null}
      </th>
      {shows.ratings ? <td className={`${cell} fig text-[12pt]`}>{row.rating ?? "–"}</td> : null}
      <td className={cell}>
        <Boxes marks={printedOutcomes(shows.phones).map((outcome) => letters(outcome))} />
      </td>
      <td className={cell}>
        <Boxes marks={levels.map(String)} />
      </td>
      <td className={cell}>
        <Boxes marks={[""]} />
      </td>
      <td className={`${cell} border-s`} />
      <td className={`${cell} border-s`} />
    </tr>
  );
}

function Boxes({ marks }: { marks: readonly string[] }) {
  return (
    <span className="flex gap-[0.8mm]">
      {marks.map((mark) => (
        <span
          className="grid size-[5mm] shrink-0 place-items-center border-[0.8px] border-ink text-[7.5pt] leading-none text-ink-2"
          key={mark}
        >
          {mark}
        </span>
      ))}
    </span>
  );
}
