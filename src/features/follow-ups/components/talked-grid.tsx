import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Section } from "@/components/ui/section";
import type { Talked } from "../cells.queries";

type Part = { id: string; name: string };
type Props = { cells: readonly Talked[]; departments: readonly Part[]; shifts: readonly Part[] };

const shades = ["bg-sunk", "bg-rule", "bg-rule-2"] as const;
const shadeOf = ({ people, talked }: Talked) =>
  shades[Math.min(shades.length - 1, Math.floor((shades.length * talked) / Math.max(1, people)))];

/** How many had a conversation, department × shift; a silent cell is marked. */
export function TalkedGrid({ cells, departments, shifts }: Props) {
  const t = useTranslations("week");
  const rows = withLoose(
    departments,
    cells.some((cell) => !cell.departmentId),
    t("cells.noDepartment"),
  );
  const columns = withLoose(
    shifts,
    cells.some((cell) => !cell.shiftId),
    t("cells.noShift"),
  );
  const cellAt = (department: string | null, shift: string | null) =>
    cells.find((cell) => cell.departmentId === department && cell.shiftId === shift);
  return (
    <Section meta={t("grid.meta")} title={t("grid.title")}>
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0.5 text-13">
          <thead>
            <tr>
              <td />
              {columns.map(({ id, name }) => (
                <th className="px-1 py-0.5 text-12 font-read text-ink-3" key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th className="pe-2 text-start font-read" scope="row">
                  {row.name}
                </th>
                {columns.map((column) => (
                  <GridCell cell={cellAt(row.id, column.id)} key={column.id} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const withLoose = (parts: readonly Part[], loose: boolean, name: string) => [
  ...parts,
  ...(loose ? [{ id: null, name }] : []),
];

function GridCell({ cell }: { cell: Talked | undefined }) {
  if (!cell) return <td />;
  const silent = cell.talked === 0;
  return (
    <td
      className={cn(
        "h-8 min-w-12 text-center font-label tabular-nums",
        silent ? "border-2 border-ink bg-marker-soft text-marker-text" : shadeOf(cell),
      )}
    >
      {silent ? "! 0" : cell.talked}
    </td>
  );
}
