import { useTranslations } from "next-intl";
import { Poster } from "@/components/ui/page-header";
import type { Day } from "@/lib/dates";
import type { Papers } from "../queries";
import { standingOf } from "../standing";

/** What stands first on the page of a membership. */
export function StandingPoster({ papers, today }: { papers: Papers; today: Day }) {
  const t = useTranslations("memberships.standing");
  const { kind, ...figures } = { union: "", days: 0, ...standingOf(papers, today) };
  return <Poster className="max-w-[30em]">{t(kind, figures)}</Poster>;
}
