import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { OutcomeCounts } from "../../review/outcomes";

/** What only a person can decide, before the import runs. */
export function AskNotice({ batchId, outcomes }: { batchId: string; outcomes: OutcomeCounts }) {
  const t = useTranslations("import-decisions.ask");
  if (outcomes.openContacts + outcomes.openRows === 0) return null;
  return (
    <Section title={t("title")}>
      <div className="flex flex-wrap items-center gap-4">
        <ul className="grid gap-2 text-14">
          {outcomes.toConfirm > 0 ? (
            <li>
              <Marker className="text-13">{t("contacts", { count: outcomes.toConfirm })}</Marker>
            </li>
          ) : null}
          {outcomes.openRows > 0 ? (
            <li className="text-ink-2">{t("rows", { count: outcomes.openRows })}</li>
          ) : null}
        </ul>
        <ButtonLink className="max-md:w-full" href={`/imports/${batchId}/people`} size="thumb" variant="ink">
          {t("go")}
        </ButtonLink>
      </div>
    </Section>
  );
}
