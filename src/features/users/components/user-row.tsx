"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState, useTransition } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { Marker, Tag } from "@/components/ui/marks";
import { PersonDisc } from "@/components/ui/person-disc";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionResult } from "@/lib/action";
import { changeSeatAction, disableSeatAction, enableSeatAction, renewInvitationAction } from "../actions";
import { InvitationLink } from "./invitation-link";
import { ReachFields, type TurfOption } from "./reach-fields";
import { UserAccess } from "./user-access";
import type { UserLine } from "./user-line";
import { formWithProof, withProof } from "./with-proof";

export function UserRow({ user, workplaces }: { user: UserLine; workplaces: TurfOption[] }) {
  const roles = useTranslations("users.roles");
  const t = useTranslations("users.list");
  return (
    <li className="border-b border-rule py-1">
      <details>
        <summary className="flex min-h-thumb cursor-pointer flex-wrap items-center gap-x-3 gap-y-1">
          <PersonDisc member={null} name={user.name} size="sm" />
          <b className="font-strong">{user.name}</b>
          <Tag>{roles(user.role)}</Tag>
          {user.disabled ? <Tag>{t("disabled")}</Tag> : null}
          {user.invited ? <Marker>{t("invited")}</Marker> : null}
          <span className="w-full ps-9 text-12 text-ink-3 sm:w-auto sm:ps-0">{user.places}</span>
        </summary>
        <div className="grid gap-5 py-4 ps-0 sm:ps-9">
          <p className="text-13 text-ink-2">{user.email}</p>
          <ChangeForm user={user} workplaces={workplaces} />
          {user.invited || user.disabled ? null : <UserAccess user={user} />}
          <SeatActs user={user} />
        </div>
      </details>
    </li>
  );
}

function ChangeForm({ user, workplaces }: { user: UserLine; workplaces: TurfOption[] }) {
  const t = useTranslations("users.list");
  const [result, submit] = useActionState(formWithProof(changeSeatAction), null);
  const { error } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid max-w-140 gap-4">
      <RefusalNotice result={result} />
      <input name="seatId" type="hidden" value={user.seatId} />
      <ReachFields
        error={error}
        initialRole={user.role}
        turf={user.turf}
        wholeUnion={user.wholeUnion}
        workplaces={workplaces}
      />
      <div className="flex items-center gap-3">
        <SubmitButton variant="ink">{t("save")}</SubmitButton>
        {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      </div>
    </form>
  );
}

function SeatActs({ user }: { user: UserLine }) {
  const t = useTranslations("users.list");
  const [pending, start] = useTransition();
  const [refused, setRefused] = useState<ActionResult<unknown> | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const run = (act: () => Promise<ActionResult<unknown>>) =>
    start(async () => setRefused(await withProof(act)));
  const seat = { seatId: user.seatId };
  async function renew() {
    const result = await renewInvitationAction(seat);
    if (result.ok) setLink(result.data.path);
    return result;
  }
  return (
    <div>
      <RefusalNotice result={refused} />
      {link ? <InvitationLink path={link} /> : null}
      <div className="flex flex-wrap gap-2">
        {user.invited ? (
          <Button busy={pending} onClick={() => run(renew)}>
            {t("renew")}
          </Button>
        ) : null}
        <Button
          busy={pending}
          onClick={() => run(() => (user.disabled ? enableSeatAction(seat) : disableSeatAction(seat)))}
        >
          {user.disabled ? t("enable") : t("disable")}
        </Button>
      </div>
      {user.disabled ? null : <p className="mt-2 text-12 text-ink-3">{t("disableHint")}</p>}
    </div>
  );
}
