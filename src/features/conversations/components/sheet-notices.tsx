"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/states";
import type { DraftOfForm } from "../../../components/form/use-draft";
import type { useSave } from "./use-save";

type Answer = Pick<ReturnType<typeof useSave>, "refusal" | "waiting" | "again" | "busy">;

export function SaveNotice({ refusal, waiting, again, busy }: Answer) {
  const t = useTranslations("conversations.draft");
  const errors = useTranslations("errors.codes");
  if (waiting) {
    return (
      <NoticeOverBar
        end={
          <Button busy={busy} onClick={again} size="sm">
            {t("again")}
          </Button>
        }
      >
        {t("waiting")}
      </NoticeOverBar>
    );
  }
  if (!refusal) return null;
  const isOut = refusal.code === "UNAUTHENTICATED";
  return <NoticeOverBar end={isOut ? <SignInAgain /> : null}>{errors(refusal.code)}</NoticeOverBar>;
}

function NoticeOverBar({ end, children }: { end: ReactNode; children: string }) {
  return (
    <div className="shrink-0 px-4 pb-2.5">
      <Notice end={end} live>
        {children}
      </Notice>
    </div>
  );
}

function SignInAgain() {
  const t = useTranslations("conversations.draft");
  const to = encodeURIComponent(window.location.pathname + window.location.search);
  return (
    <ButtonLink href={`/sign-in?to=${to}`} prefetch={false} size="sm">
      {t("signIn")}
    </ButtonLink>
  );
}

export function DraftNotice({ since, discard }: Pick<DraftOfForm, "since" | "discard">) {
  const t = useTranslations("conversations.draft");
  const format = useFormatter();
  if (!since) return null;
  const when = format.dateTime(new Date(since), { weekday: "long", hour: "2-digit", minute: "2-digit" });
  return (
    <div
      className="flex items-center gap-3 rounded-2 bg-sunk py-1 ps-3 pe-1 text-13 text-ink-2"
      data-slot="draft"
      role="status"
    >
      <span className="min-w-0 flex-1">{t("since", { when })}</span>
      <Button onClick={discard} size="sm" variant="bare">
        {t("discard")}
      </Button>
    </div>
  );
}
