"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/marks";
import type { ActionResult } from "@/lib/action";
import { revokeDeviceAction } from "../actions";
import type { DeviceLine } from "../queries";

export function DeviceRows({ devices, withUser }: { devices: readonly DeviceLine[]; withUser: boolean }) {
  const t = useTranslations("phone.devices");
  if (devices.length === 0) return <p className="py-3 text-14 text-ink-2">{t("none")}</p>;
  return (
    <ul>
      {devices.map((device) => (
        <DeviceRow device={device} key={device.id} withUser={withUser} />
      ))}
    </ul>
  );
}

const unanswered = { ok: false, code: "UNAVAILABLE", fields: {}, values: {} } as const;

function DeviceRow({ device, withUser }: { device: DeviceLine; withUser: boolean }) {
  const t = useTranslations("phone.devices");
  const format = useFormatter();
  const [refused, setRefused] = useState<ActionResult<unknown> | null>(null);
  const [pending, start] = useTransition();
  const day = (date: Date) =>
    format.dateTime(date, { day: "numeric", month: "short", hour: "numeric", minute: "numeric" });
  const revoke = () =>
    start(async () => setRefused(await revokeDeviceAction({ id: device.id }).catch(() => unanswered)));
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-2">
      <div className="min-w-0 flex-1">
        <b className="font-strong">{withUser ? device.user : device.name}</b>
        <span className="block text-12 text-ink-3">
          {withUser ? <span className="block">{device.name}</span> : null}
          {t("line", { people: device.people, seen: day(device.lastSeenAt), expires: day(device.expiresAt) })}
        </span>
        <RefusalNotice result={refused} />
      </div>
      {device.revokedAt ? (
        <Tag>{t("revoked")}</Tag>
      ) : (
        <Button
          aria-label={t("revokeNamed", { name: device.name })}
          busy={pending}
          onClick={revoke}
          size="sm"
        >
          {t("revoke")}
        </Button>
      )}
    </li>
  );
}
