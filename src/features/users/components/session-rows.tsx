import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SoftMarker, Tag } from "@/components/ui/marks";
import type { SessionLine } from "../session-list.queries";

type Props = {
  sessions: readonly SessionLine[];
  /** The session that asks, to be marked as this device. */
  ownId?: string;
  /** Said only where it differs from line to line. */
  withUnion?: boolean;
  /** What can be done with each, at its end. */
  end?: (session: SessionLine) => ReactNode;
};

/** Devices that are signed in: what a user recognises theirs by. */
export function SessionRows({ sessions, ownId, withUnion = false, end }: Props) {
  const t = useTranslations("users.sessions");
  const format = useFormatter();
  const at = (date: Date) =>
    format.dateTime(date, { day: "numeric", month: "short", hour: "numeric", minute: "numeric" });
  return (
    <ul>
      {sessions.map((session) => (
        <li
          className="flex min-h-thumb flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-2"
          key={session.id}
        >
          <div className="min-w-0 flex-1">
            <span className="flex flex-wrap items-center gap-2">
              <b className="font-strong">{session.device || t("unknownDevice")}</b>
              {session.id === ownId ? <Tag>{t("this")}</Tag> : null}
              {session.unacknowledged && session.id !== ownId ? <SoftMarker>{t("new")}</SoftMarker> : null}
            </span>
            <span className="block text-12 text-ink-3">
              {t("line", { since: at(session.createdAt), seen: at(session.lastSeenAt) })}
            </span>
            <span className="block text-12 text-ink-3">
              {session.network === "unknown" || session.network === ""
                ? t("unknownNetwork")
                : t("network", { network: session.network })}
              {withUnion ? ` · ${session.union}` : null}
            </span>
          </div>
          {end?.(session)}
        </li>
      ))}
    </ul>
  );
}
