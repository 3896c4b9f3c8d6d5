"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useToasts } from "@/components/ui/toast";
import { readDraft } from "./draft-storage";
import { oldPageKey, watchActions } from "./unknown-action";

// Loaded after the page, and before the server that has it is replaced.
const load = () => import("./old-page");
const loadAfterMs = 2_000;

/** A page that was opened before an upgrade loads itself anew with what was typed, and says so. Needs the `ui` messages. */
export function OldPageWatch({ userId }: { userId: string }) {
  const t = useTranslations("ui.oldPage");
  const { show } = useToasts();
  const restore = useEffectEvent(async () => {
    show({ kind: "refused", title: t("title"), description: t("text") });
    (await load()).restoreOldPage(userId);
  });
  useEffect(() => {
    if (readDraft(oldPageKey(userId))) void restore();
    const timer = setTimeout(() => void load().catch(() => undefined), loadAfterMs);
    const stop = watchActions(() => void load().then(({ reloadOldPage }) => reloadOldPage(userId)));
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [userId]);
  return null;
}
