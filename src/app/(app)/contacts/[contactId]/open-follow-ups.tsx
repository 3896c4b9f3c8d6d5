import { useFormatter, useTranslations } from "next-intl";
import { Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { taskDays } from "@/features/follow-ups/components/follow-up-list";
import type { Colleague, OpenFollowUp } from "@/features/follow-ups/queries";
import type { Day } from "@/lib/dates";
import { FollowUpItem } from "./follow-up-buttons";

type OpenFollowUpsProps = {
  contact: { id: string; name: string };
  followUps: OpenFollowUp[];
  today: Day;
  colleagues: readonly Colleague[];
  mayReassign: boolean;
};

export function OpenFollowUps({ contact, followUps, today, colleagues, mayReassign }: OpenFollowUpsProps) {
  const t = useTranslations("contacts.openFollowUps");
  const row = useTranslations("follow-ups.row");
  const [first] = followUps;
  const moved =
    first && first.postponed > 0 ? <Marker>{t("moved", { times: first.postponed })}</Marker> : null;
  return (
    <Section end={moved} title={t("title")}>
      {first ? null : <p className="text-13 text-ink-2">{t("none")}</p>}
      <ul className="grid gap-4">
        {followUps.map(({ id, dueOn, countsFrom, promise, assignee, mine }) => (
          <FollowUpItem
            colleagues={colleagues}
            days={{ ...taskDays(dueOn, today), nextShift: null }}
            key={id}
            may={{ keep: mine, more: mine || mayReassign }}
            task={{
              ...{ id, dueOn, countsFrom, assigneeId: assignee.id },
              contactId: contact.id,
              name: contact.name,
            }}
          >
            {promise ? (
              <p className="leading-head font-strong">{promise}</p>
            ) : (
              <p className="text-14 text-ink-3">{row("noFollowUpText")}</p>
            )}
            <DueLine dueOn={dueOn} name={assignee.name} />
          </FollowUpItem>
        ))}
      </ul>
    </Section>
  );
}

function DueLine({ dueOn, name }: { dueOn: Day; name: string }) {
  const t = useTranslations("contacts.openFollowUps");
  const format = useFormatter();
  const day = format.dateTime(new Date(`${dueOn}T00:00:00Z`), {
    ...({ weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const),
  });
  return <p className="text-12 text-ink-2">{t("due", { day, name })}</p>;
}
