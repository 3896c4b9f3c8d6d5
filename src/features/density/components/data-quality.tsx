import Link from "next/link";
import { MiniBar } from "@/components/charts/mini-bar";
import { Section } from "@/components/ui/section";
import type { Quality } from "../causes.queries";
import { densityWords } from "./density-words";

type Props = { quality: Quality; hole: number | null; eligible: number | null; workplaceId: string | null };

/** What is known of the people on the list; each missing number opens them. */
export async function DataQuality({ quality, hole, eligible, workplaceId }: Props) {
  const { t, number } = await densityWords();
  const href = (words: Record<string, string>) =>
    `/contacts?${new URLSearchParams({ ...(workplaceId && { workplace: workplaceId }), ...words })}`;
  const { people, phone, shift, assessed, members, card } = quality;
  const rows = [
    ...(eligible !== null && hole !== null
      ? [{ key: "name", known: eligible - hole, of: eligible, href: null } as const]
      : []),
    { key: "phone", known: phone, of: people, href: href({ lacks: "phone" }) },
    { key: "shift", known: shift, of: people, href: href({ lacks: "shift" }) },
    { key: "assessed", known: assessed, of: people, href: href({ assessment: "none" }) },
    { key: "card", known: card, of: members, href: href({ lacks: "card", member: "yes" }) },
  ] as const;
  return (
    <Section meta={t("causes.qualityMeta")} title={t("causes.quality")}>
      <ul>
        {rows.map(({ key, known, of, href: missing }) => (
          <li
            className="grid grid-cols-[minmax(0,1fr)_4.5rem_11rem] items-center gap-x-3 py-1.5 text-13"
            key={key}
          >
            {t(`causes.has.${key}`)}
            <MiniBar mark={null} percent={of > 0 ? (known / of) * 100 : 0} tone="ink" />
            <span className="text-end text-ink-2">
              <b className="text-ink">{number(known)}</b> {t("causes.of", { of })}
              {of > known ? (
                <>
                  {" · "}
                  {missing ? (
                    <Link
                      className="coarse:inline-flex coarse:min-h-tap coarse:items-center"
                      href={missing}
                      prefetch={false}
                    >
                      {t("causes.missing", { count: of - known })}
                    </Link>
                  ) : (
                    t("causes.missing", { count: of - known })
                  )}
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
