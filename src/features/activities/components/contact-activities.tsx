import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Context } from "@/lib/context";
import { fromDatabaseDay } from "@/lib/dates";
import { can } from "@/lib/policy";
import { activitiesOf } from "../people.queries";
import { participation } from "../policy";
import { dayWords } from "./activity-days";

/** What a contact took part in, and how often after saying yes. Nothing where there is none. */
export async function ContactActivities({ ctx, contactId }: { ctx: Context; contactId: string }) {
  if (!can(ctx, participation.read)) return null;
  const [t, format, { rows, promised, kept }] = await Promise.all([
    getTranslations("activities.contact"),
    getFormatter(),
    activitiesOf(ctx, contactId),
  ]);
  if (rows.length === 0) return null;
  return (
    <Section title={t("title")}>
      {promised > 0 ? <p className="mb-2 text-14">{t("kept", { kept, promised })}</p> : null}
      <ul className="grid gap-1 text-13">
        {rows.map(({ activityId, name, heldOn, state }) => (
          <li className="flex flex-wrap items-baseline gap-x-2" key={activityId}>
            <Link
              className="coarse:inline-flex coarse:min-h-tap coarse:items-center"
              href={`/activities/${activityId}`}
              prefetch={false}
            >
              {name}
            </Link>
            <span>{t(`states.${state}`)}</span>
            <span className="ms-auto text-ink-3">{dayWords(format, fromDatabaseDay(heldOn))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
