import { getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/cn";
import { Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { densityWords } from "@/features/density/components/density-words";
import type { Supply } from "../supplies.queries";
import { RecordSupply, WithdrawSupply } from "./supply-forms";

type Props = { employerId: string; supplies: readonly Supply[]; editable: boolean };

export async function SupplyList({ employerId, supplies, editable }: Props) {
  const t = await getTranslations("employers.supplies");
  return (
    <Section end={editable ? <RecordSupply employerId={employerId} /> : null} title={t("title")}>
      {supplies.length === 0 ? <p className="text-14 text-ink-2">{t("empty")}</p> : null}
      <ul aria-label={t("label")}>
        {supplies.map((supply) => (
          <SupplyRow editable={editable} key={supply.id} supply={supply} />
        ))}
      </ul>
    </Section>
  );
}

async function SupplyRow({ supply, editable }: { supply: Supply; editable: boolean }) {
  const [t, words] = await Promise.all([getTranslations("employers.supplies"), densityWords()]);
  const { id, brand, since, until, source, withdrawn } = supply;
  return (
    <li className="flex min-h-tap flex-wrap items-center gap-x-3 border-b border-rule py-1 text-13">
      <span className={cn("min-w-0", withdrawn && "text-ink-3 line-through")}>
        <b>{brand}</b>
        {since ? <span className="ms-2 text-ink-2">{t("sinceWords", { day: words.day(since) })}</span> : null}
        {until ? <span className="ms-2 text-ink-2">{t("untilWords", { day: words.day(until) })}</span> : null}
        <span className="block text-12 text-ink-3">{source}</span>
      </span>
      <span className="ms-auto flex items-center gap-2">
        {withdrawn ? <Tag>{t("withdrawn")}</Tag> : null}
        {editable ? <WithdrawSupply supplyId={id} withdrawn={withdrawn} /> : null}
      </span>
    </li>
  );
}
