import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { MiniBar } from "@/components/charts/mini-bar";
import { Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, SumRow, Table, Td, Th } from "@/components/ui/table";
import type { Result } from "../results";
import type { TestResult } from "../results.queries";
import type { Group } from "../schema";

type TestUnitsProps = { activityId: string; result: TestResult };

export async function TestUnits({ activityId, result: { units, total } }: TestUnitsProps) {
  const t = await getTranslations("activities.units");
  const several = new Set(units.map(({ workplaceId }) => workplaceId)).size > 1;
  const most = Math.max(0, ...units.map(({ result }) => result.missed));
  return (
    <Section meta={t("meta")} title={t("title")}>
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th>{t("department")}</Th>
            <Th className="hidden md:table-cell" num>
              {t("eligible")}
            </Th>
            <Th num>{t("expected")}</Th>
            <Th num>{t("tookPart")}</Th>
            <Th className="hidden sm:table-cell" />
            <Th className="hidden sm:table-cell" num>
              {t("share")}
            </Th>
            <Th num>{t("missed")}</Th>
            <Th className="hidden md:table-cell" num>
              {t("unexpected")}
            </Th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ workplaceId, departmentId, workplace, name, result }) => (
            <tr key={`${workplaceId} ${departmentId}`}>
              <RowHead>
                {name || t("none")}
                {several ? <span className="block text-12 font-read text-ink-3">{workplace}</span> : null}
              </RowHead>
              <Cells
                hrefOf={(group) => hrefOf(activityId, group, departmentId)}
                marked={most > 0 && result.missed === most}
                name={name || t("none")}
                result={result}
              />
            </tr>
          ))}
          {units.length > 1 ? (
            <SumRow>
              <RowHead>{t("total")}</RowHead>
              <Cells hrefOf={(group) => hrefOf(activityId, group, null)} name={t("total")} result={total} />
            </SumRow>
          ) : null}
        </tbody>
      </Table>
    </Section>
  );
}

const hrefOf = (activityId: string, group: Group, departmentId: string | null) =>
  `/activities/${activityId}/people?group=${group}${departmentId ? `&department=${departmentId}` : ""}`;

type CellsProps = { result: Result; name: string; hrefOf: (group: Group) => string; marked?: boolean };

async function Cells({ result, name, hrefOf, marked = false }: CellsProps) {
  const [t, format] = await Promise.all([getTranslations("activities.units"), getFormatter()]);
  const { eligible, listed, predicted, tookPart, share, missed, unexpected } = result;
  const all = eligible ?? listed;
  const percent = (heads: number) => (all > 0 ? (heads / all) * 100 : 0);
  return (
    <>
      <Td className="hidden md:table-cell" num>
        {eligible === null ? "–" : format.number(eligible)}
      </Td>
      <Td num>{format.number(predicted)}</Td>
      <Td className="font-strong" num>
        <People count={tookPart} href={hrefOf("tookPart")} />
      </Td>
      <Td className="hidden w-36 sm:table-cell">
        <MiniBar
          label={t("bar", { name, took: tookPart, eligible: all, predicted })}
          mark={percent(predicted)}
          percent={percent(tookPart)}
          tone="ink"
        />
      </Td>
      <Td className="hidden sm:table-cell" num>
        {share === null ? "–" : format.number(share, { style: "percent", maximumFractionDigits: 1 })}
      </Td>
      <Td num>
        {marked ? (
          <Marker>
            <Link href={hrefOf("missed")} prefetch={false}>
              {format.number(missed)}
            </Link>
          </Marker>
        ) : (
          <People count={missed} href={hrefOf("missed")} />
        )}
      </Td>
      <Td className="hidden md:table-cell" num>
        <People count={unexpected} href={hrefOf("unexpected")} />
      </Td>
    </>
  );
}

async function People({ count, href }: { count: number; href: string }) {
  const format = await getFormatter();
  if (count === 0) return "0";
  return (
    <Link href={href} prefetch={false}>
      {format.number(count)}
    </Link>
  );
}
