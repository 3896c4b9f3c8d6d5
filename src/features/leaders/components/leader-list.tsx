import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MiniBar } from "@/components/charts/mini-bar";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { LeaderRow } from "../coverage.queries";

/** Leaders with their followers, and who of these came in the last test. */
export async function LeaderList({ rows }: { rows: readonly LeaderRow[] }) {
  const t = await getTranslations("leaders");
  if (rows.length === 0) return null;
  const tested = rows.some(({ of }) => of !== null);
  return (
    <Section meta={tested ? t("list.meta") : undefined} title={t("list.title")}>
      <Table label={t("list.title")}>
        <thead>
          <tr>
            <Th>{t("list.name")}</Th>
            <Th className="hidden sm:table-cell">{t("list.kind")}</Th>
            <Th num>{t("list.followers")}</Th>
            {tested ? <Th className="hidden sm:table-cell" /> : null}
            {tested ? <Th num>{t("list.came")}</Th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ contactId, name, place, kinds, followers, came, of }) => (
            <tr key={contactId}>
              <RowHead>
                <Link href={`/contacts/${contactId}`} prefetch={false}>
                  {name}
                </Link>
                <span className="block text-12 font-read text-ink-3">{place}</span>
              </RowHead>
              <Td className="hidden sm:table-cell">{kinds.map((kind) => t(`kinds.${kind}`)).join(", ")}</Td>
              <Td num>{followers}</Td>
              {tested ? (
                <Td className="hidden w-28 sm:table-cell">
                  <MiniBar percent={of ? ((came ?? 0) / of) * 100 : 0} tone="ink" />
                </Td>
              ) : null}
              {tested ? <Td num>{of ? t("list.cameOf", { came: came ?? 0, of }) : "–"}</Td> : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
