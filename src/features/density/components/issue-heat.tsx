import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { Causes, IssueRow } from "../causes.queries";
import { densityWords } from "./density-words";

type Props = { issues: Causes["issues"]; workplaceId: string | null };

/** The number is printed; the shade says which share of the listed people there raised it. */
export async function IssueHeat({ issues: { parts, rows }, workplaceId }: Props) {
  const { t, number } = await densityWords();
  const shown = parts.map((part, at) => ({ ...part, at })).filter(({ people }) => people > 0);
  const title = t(workplaceId ? "causes.issuesByDepartment" : "causes.issuesByWorkplace");
  const hrefOf = (row: IssueRow, partId: string) =>
    `/contacts?${new URLSearchParams({
      ...(workplaceId ? { workplace: workplaceId, department: partId } : { workplace: partId }),
      issue: row.id,
    })}`;
  return (
    <Section meta={t("causes.issuesMeta")} title={title}>
      {rows.length === 0 ? <p className="text-13 text-ink-2">{t("causes.noIssues")}</p> : null}
      {rows.length > 0 ? (
        <Table label={title}>
          <thead>
            <tr>
              <Th>{t("causes.issue")}</Th>
              {shown.map(({ id, name }) => (
                <Th key={id} num>
                  {name}
                </Th>
              ))}
              <Th num>{t("causes.all")}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <RowHead>{row.name}</RowHead>
                {shown.map(({ id, at, people }) => (
                  <Td className={cn("p-0.5", shadeOf((row.counts[at] ?? 0) / people))} key={id} num>
                    {row.counts[at] ? (
                      <Link
                        className="inline-flex min-h-8 items-center px-2 no-underline hover:underline coarse:min-h-tap coarse:min-w-tap"
                        href={hrefOf(row, id)}
                        prefetch={false}
                      >
                        {number(row.counts[at])}
                      </Link>
                    ) : (
                      <span className="px-2 text-ink-3">–</span>
                    )}
                  </Td>
                ))}
                <Td num>
                  <b>{number(row.total)}</b>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </Section>
  );
}

/** Light enough for ink in both themes. */
function shadeOf(share: number): string {
  if (share === 0) return "";
  if (share < 0.05) return "bg-ink/5";
  if (share < 0.1) return "bg-ink/10";
  return share < 0.2 ? "bg-ink/15" : "bg-ink/25";
}
