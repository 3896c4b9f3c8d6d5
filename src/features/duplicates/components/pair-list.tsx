import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Marker, Tag } from "@/components/ui/marks";
import type { Pair } from "../pairs.queries";
import { comparisonHref } from "./comparison-link";
import { DistinctButton } from "./distinct-button";
import { PairSide } from "./pair-person";
import { QueueKeys } from "./queue-keys";
import { ReasonWords } from "./reason-words";

export function PairList({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <QueueKeys>
      <ul className="grid gap-4">
        {pairs.map((pair) => (
          <li key={`${pair.one.id} ${pair.other.id}`}>
            <PairCard pair={pair} />
          </li>
        ))}
      </ul>
    </QueueKeys>
  );
}

function PairCard({ pair: { one, other, certain, reasons } }: { pair: Pair }) {
  const t = useTranslations("duplicates.pair");
  const names = { one: one.name, other: other.name };
  return (
    <article aria-label={t("label", names)} className="rounded-2 bg-sheet shadow-1" data-pair>
      <p className="flex flex-wrap items-baseline gap-2 border-b border-rule px-3 py-2 text-13 text-ink-2">
        {certain ? <Marker>{t("certain")}</Marker> : <Tag>{t("probable")}</Tag>}
        <ReasonWords reasons={reasons} />
      </p>
      <div className="grid grid-cols-2 divide-x divide-rule rtl:divide-x-reverse">
        <PairSide person={one} />
        <PairSide person={other} />
      </div>
      <div className="flex flex-wrap gap-2 border-t border-rule px-3 py-2">
        <ButtonLink data-compare href={comparisonHref(one.id, other.id)} prefetch={false} variant="ink">
          {t("compare")}
        </ButtonLink>
        <DistinctButton names={names} one={one.id} other={other.id} />
      </div>
    </article>
  );
}
