"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Section } from "@/components/ui/section";
import { commitHeldAction } from "../../actions";
import { useAct } from "../use-act";

type HeldRowsProps = { batchId: string; held: number; decided: number };

/** Rows that stayed behind until somebody says who they are. */
export function HeldRows({ batchId, held, decided }: HeldRowsProps) {
  const t = useTranslations("import-decisions.held");
  const { busy, act } = useAct();
  if (held === 0) return null;
  const write = () => act(() => commitHeldAction({ batchId }));
  return (
    <Section title={t("title", { count: held })}>
      <p className="text-14">{t("text")}</p>
      <p className="mb-3 text-14 text-ink-2">{t("ready", { count: decided })}</p>
      <div className="flex flex-wrap gap-2">
        {decided < held ? (
          <ButtonLink href={`/imports/${batchId}/people`} variant={decided > 0 ? "outline" : "ink"}>
            {t("decide")}
          </ButtonLink>
        ) : null}
        {decided > 0 ? (
          <Button busy={busy} onClick={write} variant="ink">
            {t("write")}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}
