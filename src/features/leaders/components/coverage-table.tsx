import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { Cell } from "../coverage";

/** Each department and shift: people, leaders, committee, and who follows nobody. */
export async function CoverageTable({ workplaceId, cells }: { workplaceId: string; cells: readonly Cell[] }) {
  const [t, format] = await Promise.all([getTranslations("leaders.cells"), getFormatter()]);
  return (
    <Section meta={t("meta")} title={t("title")}>
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th>{t("cell")}</Th>
            <Th num>{t("people")}</Th>
            <Th num>{t("leaders")}</Th>
            <Th num>{t("committee")}</Th>
            <Th num>{t("uncovered")}</Th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={`${cell.departmentId} ${cell.shiftId}`}>
              <RowHead>{[cell.department, cell.shift].filter(Boolean).join(" · ") || t("none")}</RowHead>
              <Td num>{format.number(cell.people)}</Td>
              <Td num>{cell.leaders === 0 ? <Marker>0</Marker> : format.number(cell.leaders)}</Td>
              <Td num>{format.number(cell.committee)}</Td>
              <Td num>
                {cell.people === cell.covered ? (
                  "0"
                ) : (
                  <Link href={hrefOf(workplaceId, cell)} prefetch={false}>
                    {format.number(cell.people - cell.covered)}
                  </Link>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

const hrefOf = (workplaceId: string, { departmentId, shiftId }: Cell) => {
  const cell = { ...(departmentId && { department: departmentId }), ...(shiftId && { shift: shiftId }) };
  return `/workplaces/${workplaceId}/leaders?${new URLSearchParams(cell)}#uncovered`;
};
