"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Tag } from "@/components/ui/marks";
import { chooseSeatAction } from "../account.actions";
import type { SeatChoice } from "../seat-choice.queries";

/** One button a union, as wide as the thumb needs it. */
export function SeatChoices({ seats }: { seats: readonly SeatChoice[] }) {
  const t = useTranslations("users.seats");
  const roles = useTranslations("users.roles");
  const [result, submit] = useActionState(chooseSeatAction, null);
  return (
    <div className="mt-6 border-t-2 border-ink">
      <RefusalNotice result={result} />
      {seats.map(({ seatId, union, role, current }) => (
        <form noValidate action={submit} className="border-b border-rule" key={seatId}>
          <input name="seatId" type="hidden" value={seatId} />
          <button
            className="flex min-h-thumb w-full cursor-pointer items-center gap-3 py-2 text-start hover:bg-sunk"
            type="submit"
          >
            <span className="min-w-0 flex-1">
              <b className="font-strong">{union}</b>
              <span className="block text-12 text-ink-3">{roles(role)}</span>
            </span>
            {current ? <Tag>{t("current")}</Tag> : null}
          </button>
        </form>
      ))}
    </div>
  );
}
