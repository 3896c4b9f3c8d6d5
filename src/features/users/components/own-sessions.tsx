"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import type { ActionResult } from "@/lib/action";
import { acknowledgeDevicesAction, endOtherSessionsAction, endSessionAction } from "../account.actions";
import type { SessionLine } from "../session-list.queries";
import { SessionRows } from "./session-rows";

type Props = { sessions: readonly SessionLine[]; ownId: string; withUnion: boolean; newDevices: number };
type Run = (act: () => Promise<ActionResult<unknown>>) => void;

const unanswered = { ok: false, code: "UNAVAILABLE", fields: {}, values: {} } as const;

/** The own devices: what is new among them, and an end to each or to all the others. */
export function OwnSessions({ sessions, ownId, withUnion, newDevices }: Props) {
  const t = useTranslations("users.sessions");
  const [refused, setRefused] = useState<ActionResult<unknown> | null>(null);
  const [pending, start] = useTransition();
  const run: Run = (act) => start(async () => setRefused(await act().catch(() => unanswered)));
  return (
    <div className="grid gap-3">
      <RefusalNotice result={refused} />
      {newDevices > 0 ? <NewDevices count={newDevices} pending={pending} run={run} /> : null}
      <SessionRows
        end={({ id, device }) =>
          id === ownId ? null : (
            <Button
              aria-label={t("endNamed", { device: device || t("unknownDevice") })}
              busy={pending}
              onClick={() => run(() => endSessionAction({ sessionId: id }))}
              size="sm"
            >
              {t("end")}
            </Button>
          )
        }
        ownId={ownId}
        sessions={sessions}
        withUnion={withUnion}
      />
      {sessions.length > 1 ? (
        <div>
          <Button busy={pending} onClick={() => run(() => endOtherSessionsAction({}))}>
            {t("endOthers")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function NewDevices({ count, pending, run }: { count: number; pending: boolean; run: Run }) {
  const t = useTranslations("users.sessions");
  return (
    <Notice
      end={
        <Button busy={pending} onClick={() => run(() => acknowledgeDevicesAction({}))} size="sm">
          {t("itWasMe")}
        </Button>
      }
      live
    >
      {t("newText", { count })}
    </Notice>
  );
}
