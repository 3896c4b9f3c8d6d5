import { useTranslations } from "next-intl";
import type { DuplicateReason } from "@/features/matching/likeness";

export function ReasonWords({ reasons }: { reasons: readonly DuplicateReason[] }) {
  const t = useTranslations("duplicates.reasons");
  return reasons.map((reason) => t(reason)).join(", ");
}
