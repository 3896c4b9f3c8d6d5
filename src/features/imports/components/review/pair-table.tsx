"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Ref } from "react";
import { SoftMarker, Tag } from "@/components/ui/marks";
import { Table } from "@/components/ui/table";
import type { Question } from "../../questions.queries";

const labels = {
  name: "contact.name",
  nickname: "contact.nickname",
  phones: "contact.phones",
  emails: "contact.email",
  sex: "contact.sex",
  birthDate: "contact.birthDate",
  birthPlace: "contact.birthPlace",
  nationalId: "contact.nationalId",
  address: "contact.address",
  workplace: "job.workplace",
  department: "job.department",
  shift: "job.shift",
  employeeNumber: "job.employeeNumber",
  cardNumber: "membership.cardNumber",
} as const;
type Shown = keyof typeof labels;

type PairTableProps = { question: Question; top: Ref<HTMLHeadingElement> };

/** The row on one side, whom it may be on the other; what differs is marked, and said. */
export function PairTable({ question: { row, otherRow, contactId, reasons, fields }, top }: PairTableProps) {
  const t = useTranslations("import-decisions");
  const names = fields.find(({ field }) => field === "name");
  const name = names?.right[0] ?? "";
  const head = "w-[36%] border-b-[1.5px] border-ink px-2 py-1.5 text-start align-bottom text-13 font-strong";
  return (
    <div className="grid gap-3">
      <h2 className="text-16 font-strong outline-none wrap-anywhere" ref={top} tabIndex={-1}>
        {t("pair.names", { left: names?.left[0] ?? "", right: name })}
      </h2>
      <p className="flex flex-wrap items-center gap-1.5 text-13">
        <span className="font-label">{t("pair.why")}</span>
        {reasons.map((reason) => (
          <Tag key={reason}>{t(`reasons.${reason}`)}</Tag>
        ))}
      </p>
      {reasons.some((reason) => reason.startsWith("other_")) ? (
        <p className="text-13 text-ink-2">{t("pair.reused")}</p>
      ) : null}
      <Table className="table-fixed text-14" label={t("pair.title")}>
        <thead>
          <tr>
            <th
              className="w-[28%] border-b-[1.5px] max-md:hidden border-ink px-2 py-1.5 text-start text-12 text-ink-3"
              scope="col"
            >
              {t("pair.field")}
            </th>
            <th className={head} scope="col">
              <InFile {...row} />
            </th>
            <th className={head} scope="col">
              {contactId ? (
                <Link aria-label={t("pair.open", { name })} href={`/contacts/${contactId}`} target="_blank">
                  {t("pair.here")}
                </Link>
              ) : otherRow ? (
                <InFile {...otherRow} />
              ) : null}
            </th>
          </tr>
        </thead>
        {fields.map((field) => (
          <tbody key={field.field}>
            <FieldRow {...field} />
          </tbody>
        ))}
      </Table>
    </div>
  );
}

/** As the file counts its rows, with the sheet where there are several. */
function InFile({ row, sheet }: Question["row"]) {
  const t = useTranslations("import-decisions.pair");
  return sheet === null ? t("inFile", { row }) : t("inSheet", { sheet, row });
}

const cell = "border-b border-rule px-2 py-2 align-top break-words";
const rowHead = "text-start text-12 font-label";

/** What the field is stands beside its two values, or over them where there is no room for three columns. */
function FieldRow({ field, left, right, differs }: Question["fields"][number]) {
  const words = useTranslations("import-steps.fields");
  const ground = differs ? "bg-marker-soft" : "";
  const label = words(labels[field as Shown]);
  return (
    <>
      <tr className={`${ground} md:hidden`}>
        <th className={`${rowHead} px-2 pt-2`} colSpan={2} scope="rowgroup">
          {label}
          {differs ? <Differs className="ms-2" /> : null}
        </th>
      </tr>
      <tr className={ground}>
        <th className={`${cell} ${rowHead} hyphens-auto max-md:hidden`} scope="row">
          {label}
          {differs ? <Differs className="mt-0.5 block w-fit" /> : null}
        </th>
        <td className={`${cell} max-md:pt-0.5`}>
          <Values field={field} values={left} />
        </td>
        <td className={`${cell} max-md:pt-0.5`}>
          <Values field={field} values={right} />
        </td>
      </tr>
    </>
  );
}

function Differs({ className }: { className: string }) {
  const t = useTranslations("import-decisions.pair");
  return (
    <SoftMarker bang={false} className={`${className} px-0 text-12`}>
      {t("differs")}
    </SoftMarker>
  );
}

function Values({ field, values }: { field: string; values: readonly string[] }) {
  const t = useTranslations("import-decisions.pair");
  const codes = useTranslations("import-steps.codes");
  const format = useFormatter();
  if (values.length === 0) return <span className="text-ink-3">{t("silent")}</span>;
  const said = (value: string) => {
    if (field === "nationalId") return t("sealed");
    if (field === "sex") return codes(value as "female" | "male" | "other");
    if (field !== "birthDate") return value;
    const day = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
    return format.dateTime(new Date(`${value}T00:00:00Z`), day);
  };
  return values.map((value) => (
    <span className="block" key={value}>
      {said(value)}
    </span>
  ));
}
