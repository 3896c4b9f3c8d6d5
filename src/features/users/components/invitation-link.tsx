"use client";

import { useTranslations } from "next-intl";
import { OneTimeLink } from "./one-time-link";

/** Shown once, to be passed on by hand or in a private chat: no mail that an employer could read. */
export function InvitationLink({ path }: { path: string }) {
  const t = useTranslations("users.invite");
  return <OneTimeLink path={path} text={t("madeText")} title={t("made")} />;
}
