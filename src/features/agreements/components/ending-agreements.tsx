import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SoftMarker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { densityWords } from "@/features/density/components/density-words";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { agreements } from "../policy";
import { endingAgreements } from "../queries";

/** Nothing for roles that don't watch over agreements, and while none ends soon. */
export async function EndingAgreements({ ctx, className }: { ctx: Context; className?: string }) {
  if (!can(ctx, agreements.watch)) return null;
  const ending = await endingAgreements(ctx);
  if (ending.length === 0) return null;
  const [t, words] = await Promise.all([getTranslations("employers.deadlines"), densityWords()]);
  const now = today(ctx);
  return (
    <Section className={className} meta={t("meta", { count: ending.length })} title={t("title")}>
      <ul>
        {ending.map(({ id, employerId, employer, number, endsOn, kind }) => (
          <li
            className="flex min-h-tap flex-wrap items-center gap-x-3 border-b border-rule py-1 text-13"
            key={id}
          >
            <Link
              className="inline-flex items-center font-strong coarse:min-h-tap"
              href={`/employers/${employerId}`}
              prefetch={false}
            >
              {employer}
            </Link>
            <span>{t(endsOn < now ? "ended" : "row", { number, day: words.day(endsOn) })}</span>
            <SoftMarker className="ms-auto">{t(`kinds.${kind}`)}</SoftMarker>
          </li>
        ))}
      </ul>
    </Section>
  );
}
