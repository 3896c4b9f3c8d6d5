import Link from "next/link";
import { SoftMarker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { DensityRow } from "../queries";
import { densityWords } from "./density-words";

type Props = {
  rows: readonly DensityRow[];
  /** Left out for roles that may not. */
  recordHref?: ((id: string) => string) | undefined;
};

/** Listed apart: they are in no percentage. */
export async function UnknownHeadcounts({ rows, recordHref }: Props) {
  const { t, count } = await densityWords();
  if (rows.length === 0) return null;
  return (
    <Section
      meta={t("unknown.meta")}
      title={<SoftMarker className="text-14">{t("unknown.title")}</SoftMarker>}
    >
      <ul className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-3">
        {rows.map(({ id, name, measure }) => (
          <li
            className="flex min-h-tap flex-wrap items-center gap-x-3 border-b border-rule py-1 text-13"
            key={id}
          >
            <span className="min-w-0">
              <b className="block">{id ? name : t("unknown.none")}</b>
              <span className="text-12 text-ink-2">
                {t("unknown.row", { listed: count(measure.listed), members: count(measure.members) })}
              </span>
            </span>
            {id && recordHref ? (
              <Link
                className="ms-auto inline-flex items-center underline underline-offset-3 coarse:min-h-tap print:hidden"
                href={recordHref(id)}
              >
                {t("unknown.record")}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
