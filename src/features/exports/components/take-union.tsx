import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Role } from "@/lib/context";
import { askUnionExportAction } from "../actions";
import { ExportButton } from "./export-button";

/** Nobody is locked in: everything of the union as one file. */
export async function TakeUnion({ forRole, people }: { forRole: Role | "system"; people: number }) {
  const t = await getTranslations("exports.union");
  return (
    <Section title={t("title")}>
      <p className="max-w-[44em] text-14 text-ink-2">{t("text")}</p>
      <div className="mt-3">
        <ExportButton
          action={askUnionExportAction}
          count={people}
          counts="people"
          forRole={forRole}
          hidden={{}}
          holds={t("holds")}
          path="/api/union/export"
          trigger={{ children: t("make") }}
        />
      </div>
    </Section>
  );
}
