import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { TimelineConversation } from "@/features/conversations/timelines/queries";

export function IssueTally({ conversations }: { conversations: TimelineConversation[] }) {
  const t = useTranslations("contacts.issues");
  const tally = new Map<string, number>();
  for (const issue of conversations.flatMap(({ issues }) => issues))
    tally.set(issue, (tally.get(issue) ?? 0) + 1);
  const sorted = [...tally].sort(([, one], [, other]) => other - one);
  return (
    <Section title={t("title")}>
      {sorted.length === 0 ? <p className="text-13 text-ink-2">{t("none")}</p> : null}
      <div className="flex flex-wrap gap-2">
        {sorted.map(([name, count]) => (
          <Tag key={name}>{count > 1 ? t("count", { name, count }) : name}</Tag>
        ))}
      </div>
    </Section>
  );
}
