import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/marks";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { ListedSheet } from "../queries";
import { keyingHref, paperHref } from "../sheet.schema";
import { shownCode } from "./shown-code";

export function SheetList({ sheets }: { sheets: ListedSheet[] }) {
  const t = useTranslations("paper.list");
  return (
    <>
      <ul className="-mx-4 bg-sheet md:mx-0 lg:hidden">
        {sheets.map((sheet) => (
          <li className="grid gap-1 border-b border-rule px-4 py-3" key={sheet.id}>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="fig text-18">{shownCode(sheet.code)}</span>
              <span className="text-14 font-strong">{sheet.workplace}</span>
              <span className="ms-auto text-13">
                {t("keyedOf", { keyed: sheet.keyed, rows: sheet.rows })}
              </span>
            </p>
            <p className="flex flex-wrap gap-x-2 text-13 text-ink-2">
              <Who sheet={sheet} /> <Printed sheet={sheet} /> <State sheet={sheet} />
            </p>
            <Doors sheet={sheet} />
          </li>
        ))}
      </ul>
      <div className="hidden bg-sheet px-2 shadow-1 lg:block">
        <Table label={t("label")}>
          <thead>
            <tr>
              <Th>{t("code")}</Th>
              <Th>{t("workplace")}</Th>
              <Th>{t("who")}</Th>
              <Th>{t("printed")}</Th>
              <Th num>{t("keyed")}</Th>
              <Th>{t("state")}</Th>
              <Th />
            </tr>
          </thead>
          <tbody>
            {sheets.map((sheet) => (
              <SheetRow key={sheet.id} sheet={sheet} />
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}

type SheetProps = { sheet: ListedSheet };

function SheetRow({ sheet }: SheetProps) {
  const t = useTranslations("paper.list");
  return (
    <tr className="hover:bg-sunk">
      <RowHead className="fig text-16 whitespace-nowrap">
        {sheet.state === "open" ? (
          <Link className="no-underline hover:underline" href={keyingHref(sheet.id)} prefetch={false}>
            {shownCode(sheet.code)}
          </Link>
        ) : (
          shownCode(sheet.code)
        )}
      </RowHead>
      <Td>{sheet.workplace}</Td>
      <Td>
        <Who sheet={sheet} />
      </Td>
      <Td>
        <Printed sheet={sheet} />
      </Td>
      <Td num>{t("keyedOf", { keyed: sheet.keyed, rows: sheet.rows })}</Td>
      <Td>
        <State sheet={sheet} />
      </Td>
      <Td num>
        <Doors sheet={sheet} />
      </Td>
    </tr>
  );
}

function Who({ sheet }: SheetProps) {
  const t = useTranslations("paper.who");
  return <span>{t(sheet.who)}</span>;
}

function Printed({ sheet }: SheetProps) {
  const t = useTranslations("paper.list");
  const format = useFormatter();
  const day = format.dateTime(sheet.createdAt, { weekday: "short", day: "numeric", month: "short" });
  return <span>{sheet.mine ? t("byMe", { day }) : t("by", { day, name: sheet.printedBy })}</span>;
}

function State({ sheet }: SheetProps) {
  const t = useTranslations("paper");
  const format = useFormatter();
  if (sheet.state !== "open") return <Tag>{t(`states.${sheet.state}`)}</Tag>;
  const day = format.dateTime(new Date(`${sheet.expiresOn}T00:00:00Z`), {
    ...{ weekday: "short", day: "numeric", month: "short", timeZone: "UTC" },
  });
  return <span>{t("list.good", { day })}</span>;
}

/** It still opens: there a coordinator can reopen it. */
function Doors({ sheet }: SheetProps) {
  const t = useTranslations("paper");
  return (
    <span className="flex gap-2 lg:justify-end">
      {sheet.state === "open" ? (
        <ButtonLink href={keyingHref(sheet.id)} prefetch={false} size="sm" variant="outline">
          {t("keyBack")}
        </ButtonLink>
      ) : null}
      <ButtonLink href={paperHref(sheet.id)} prefetch={false} size="sm" variant="bare">
        {t("printAgain")}
      </ButtonLink>
    </span>
  );
}
