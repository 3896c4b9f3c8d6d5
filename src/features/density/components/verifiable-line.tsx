import { getTranslations } from "next-intl/server";
import type { Verifiable } from "@/features/memberships/verification.queries";
import type { Threshold } from "@/features/thresholds/queries";
import { gapTo } from "../gap";

type Props = {
  /** null for places of several companies: there is no threshold of the law for them. */
  counted: Verifiable | null;
  eligible: number | null;
  headline: Threshold | null;
};

/** Beside every legal threshold: how many members could be proven, and what is missing by evidence. */
export async function VerifiableLine({ counted, eligible, headline }: Props) {
  if (!counted) return null;
  const { members, verifiable } = counted;
  const t = await getTranslations("memberships.verifiable");
  const few = t("few");
  const words = { verifiable: verifiable ?? few, members: members ?? few };
  const gap =
    headline && eligible !== null && verifiable !== null
      ? gapTo(headline, { members: verifiable, eligible })
      : null;
  return (
    <p className="text-13 text-ink-2" data-slot="verifiable">
      <b className="font-strong text-ink">{t("line", words)}</b>
      {gap === null || !headline ? null : (
        <span className="block">
          {gap > 0 ? t("missing", { gap, name: headline.name }) : t("reached", { name: headline.name })}
        </span>
      )}
    </p>
  );
}
