import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/states";
import { Table, Td, Th } from "@/components/ui/table";
import { ProvenLink } from "@/features/users/components/proven-link";
import type { ExportRequest } from "../queries";
import { DecideExport } from "./decide-export";

type Props = { requests: readonly ExportRequest[]; mayDecide: boolean; nextHref: string | undefined };

/** Who asked for which file and why, and where one fetches one's own. */
export async function ExportRequests({ requests, mayDecide, nextHref }: Props) {
  const t = await getTranslations("exports.list");
  if (requests.length === 0) return <EmptyState title={t("empty")}>{t("text")}</EmptyState>;
  return (
    <div className="grid gap-3">
      <p className="max-w-[44em] text-14 text-ink-2">{t(mayDecide ? "all" : "text")}</p>
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th num>{t("number")}</Th>
            <Th>{t("what")}</Th>
            {mayDecide ? <Th>{t("who")}</Th> : null}
            <Th>{t("why")}</Th>
            <Th num>{t("rows")}</Th>
            <Th>{t("when")}</Th>
            <Th>{t("state")}</Th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <RequestRow key={request.id} mayDecide={mayDecide} request={request} />
          ))}
        </tbody>
      </Table>
      {nextHref ? (
        <ButtonLink className="justify-self-end" href={nextHref} prefetch={false} rel="next" size="sm">
          {t("older")}
        </ButtonLink>
      ) : null}
    </div>
  );
}

const paths = {
  contacts: "/api/contacts/export",
  import: "/api/imports/rows",
  audit: "/api/audit/export",
  verification: "/api/memberships/verification",
  union: "/api/union/export",
};

async function RequestRow({ request, mayDecide }: { request: ExportRequest; mayDecide: boolean }) {
  const [t, format] = await Promise.all([getTranslations("exports.list"), getFormatter()]);
  const { id, number, kind, rows, reason, requestedAt, by, mine, state } = request;
  return (
    <tr>
      <Td num>{number}</Td>
      <Td>
        <b className="font-label">{t(`kinds.${kind}`)}</b>
        <Columns request={request} />
      </Td>
      {mayDecide ? <Td>{by}</Td> : null}
      <Td className="max-w-[24em]">{reason}</Td>
      <Td num>{format.number(rows)}</Td>
      <Td className="whitespace-nowrap">
        {format.dateTime(requestedAt, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}
      </Td>
      <Td>
        <StateWords request={request} />
        {state === "waiting" && mayDecide ? (
          mine ? (
            <span className="block text-12 text-ink-3">{t("other", { number: String(number) })}</span>
          ) : (
            <DecideExport id={id} number={number} />
          )
        ) : null}
        {state === "ready" && mine ? (
          <ProvenLink className={buttonStyle({ size: "sm" })} download href={`${paths[kind]}?request=${id}`}>
            {t("fetch")}
          </ProvenLink>
        ) : null}
      </Td>
    </tr>
  );
}

async function Columns({ request: { kind, columns } }: { request: ExportRequest }) {
  const t = await getTranslations("exports");
  if (kind !== "contacts") return null;
  const words = columns.flatMap((column) => {
    const key = `sheet.groups.${column}` as Parameters<typeof t>[0];
    return t.has(key) ? [t(key)] : [];
  });
  return (
    <span className="block text-12 text-ink-3">{words.length > 0 ? words.join(" · ") : t("list.names")}</span>
  );
}

async function StateWords({ request: { state, decidedBy, expiresAt } }: { request: ExportRequest }) {
  const [t, format] = await Promise.all([getTranslations("exports.list"), getFormatter()]);
  const open = state === "waiting" || state === "ready";
  return (
    <>
      <span className="block">
        {decidedBy ? t(`decided.${state}`, { name: decidedBy }) : t(`states.${state}`)}
      </span>
      {open ? (
        <span className="block text-12 text-ink-3">
          {t("until", { at: format.dateTime(expiresAt, { dateStyle: "medium", timeStyle: "short" }) })}
        </span>
      ) : null}
    </>
  );
}
