import { useFormatter, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { ContactIssue } from "@/features/contacts/issues.queries";

/** Each issue once, with the conversations and the list that it is from. */
export function IssueTally({ issues }: { issues: readonly ContactIssue[] }) {
  const t = useTranslations("contacts.issues");
  return (
    <Section title={t("title")}>
      {issues.length === 0 ? <p className="text-13 text-ink-2">{t("none")}</p> : null}
      <ul className="grid gap-2">
        {issues.map((issue) => (
          <li className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5" key={issue.id}>
            <Tag>{issue.name}</Tag>
            <span className="text-12 text-ink-2">
              <Origin issue={issue} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Origin({ issue: { conversationCount, lastConversation, listedOn, file } }: { issue: ContactIssue }) {
  const t = useTranslations("contacts.issues");
  const format = useFormatter();
  const day = (written: string) =>
    format.dateTime(new Date(`${written}T00:00:00Z`), {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
  const listed =
    listedOn && (file ? t("file", { file, day: day(listedOn) }) : t("list", { day: day(listedOn) }));
  const told =
    lastConversation && t("conversations", { count: conversationCount, day: day(lastConversation) });
  return [told, listed].filter(Boolean).join(" · ");
}
