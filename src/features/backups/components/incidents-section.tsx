import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { Incident } from "../queries";

/** Unforeseen errors by the number that users were shown. */
export function IncidentsSection({ incidents }: { incidents: readonly Incident[] }) {
  const t = useTranslations("system.incidents");
  const format = useFormatter();
  if (incidents.length === 0)
    return (
      <Section meta={t("meta")} title={t("title")}>
        <p className="text-14 text-ink-2">{t("empty")}</p>
      </Section>
    );
  return (
    <Section meta={t("meta")} title={t("title")}>
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th>{t("number")}</Th>
            <Th>{t("place")}</Th>
            <Th num>{t("times")}</Th>
            <Th num>{t("last")}</Th>
          </tr>
        </thead>
        <tbody>
          {incidents.map(({ number, kind, place, code, times, lastAt }) => (
            <tr key={number}>
              <RowHead className="whitespace-nowrap">{number}</RowHead>
              <Td>
                <span className="break-all">{place === "-" ? t(`kinds.${kind}`) : place}</span>
                <span className="block text-12 text-ink-3">{code}</span>
              </Td>
              <Td num>{format.number(times)}</Td>
              <Td className="whitespace-nowrap" num>
                {format.dateTime(lastAt, {
                  ...({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const),
                })}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-12 text-ink-3">{t("privacy")}</p>
    </Section>
  );
}
