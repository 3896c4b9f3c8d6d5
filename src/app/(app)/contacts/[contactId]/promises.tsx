import { useFormatter, useTranslations } from "next-intl";
import { Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { OpenFollowUp } from "@/features/follow-ups/queries";
import { PromiseButtons } from "./promise-buttons";

export function Promises({ followUps }: { followUps: OpenFollowUp[] }) {
  const t = useTranslations("contacts.promise");
  const [first] = followUps;
  const moved =
    first && first.postponed > 0 ? <Marker>{t("moved", { times: first.postponed })}</Marker> : null;
  return (
    <Section end={moved} title={t("title")}>
      {first ? null : <p className="text-13 text-ink-2">{t("none")}</p>}
      <ul className="grid gap-4">
        {followUps.map((followUp) => (
          <OpenPromise followUp={followUp} key={followUp.id} />
        ))}
      </ul>
    </Section>
  );
}

function OpenPromise({ followUp }: { followUp: OpenFollowUp }) {
  const t = useTranslations("contacts.promise");
  const format = useFormatter();
  const { id, dueOn, promise, assignee, mine } = followUp;
  const day = format.dateTime(new Date(`${dueOn}T00:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return (
    <li>
      {promise ? <p className="leading-head font-strong">{promise}</p> : null}
      <p className="text-12 text-ink-2">{t("due", { day, name: assignee.name })}</p>
      {mine ? <PromiseButtons id={id} /> : null}
    </li>
  );
}
