import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Table, Td, Th } from "@/components/ui/table";
import type { AuditEvent } from "../queries";
import { AuditDetails } from "./audit-details";

type AuditTableProps = { events: readonly AuditEvent[]; nextHref: string | undefined };

export async function AuditTable({ events, nextHref }: AuditTableProps) {
  const t = await getTranslations("audit.table");
  return (
    <div className="grid gap-3">
      <Table label={t("label")}>
        <thead>
          <tr>
            <Th>{t("at")}</Th>
            <Th>{t("user")}</Th>
            <Th>{t("action")}</Th>
            <Th>{t("on")}</Th>
            <Th>{t("details")}</Th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow event={event} key={event.id} />
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-12 text-ink-3">{t("foot")}</p>
        {nextHref ? (
          <ButtonLink className="ms-auto" href={nextHref} prefetch={false} rel="next" size="sm">
            {t("older")}
          </ButtonLink>
        ) : null}
      </div>
    </div>
  );
}

async function EventRow({ event }: { event: AuditEvent }) {
  const [t, format] = await Promise.all([getTranslations("audit"), getFormatter()]);
  const key = `actions.${event.action}` as Parameters<typeof t>[0];
  return (
    <tr>
      <Td className="whitespace-nowrap">
        <time dateTime={event.at.toISOString()}>
          {format.dateTime(event.at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}
        </time>
      </Td>
      <Td>{event.userId ? event.actorName : t("table.job")}</Td>
      <Td className="font-label">{t.has(key) ? t(key) : stepOf(event.action, t("table.importStep"))}</Td>
      <Td>
        <Subject event={event} />
      </Td>
      <Td className="text-ink-2">
        <AuditDetails details={event.details} />
      </Td>
    </tr>
  );
}

/** An import goes through many steps that only its jobs know: one word for all that have none of their own. */
const stepOf = (action: string, importStep: string) => (action.startsWith("import.") ? importStep : action);

async function Subject({ event: { entity, entityId, contactName } }: { event: AuditEvent }) {
  const t = await getTranslations("audit");
  const key = `entities.${entity}` as Parameters<typeof t>[0];
  if (entity === "contact" && entityId && contactName)
    return (
      <Link href={`/contacts/${entityId}`} prefetch={false}>
        {contactName}
      </Link>
    );
  return <span className="text-ink-2">{t.has(key) ? t(key) : entity}</span>;
}
