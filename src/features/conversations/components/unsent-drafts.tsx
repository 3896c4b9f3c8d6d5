"use client";

import { useEffect } from "react";
import { draftsOf, forgetDraftsOfOthers, readDraft } from "@/components/form/draft-storage";
import { useToasts } from "@/components/ui/toast";

/** On every screen: deletes other users' drafts, and sends this user's drafts that waited for signal. */
export function UnsentDrafts({ userId, sentLater }: { userId: string; sentLater: string }) {
  const { show } = useToasts();
  useEffect(() => {
    forgetDraftsOfOthers(userId);
    const send = async () => {
      const waiting = draftsOf(userId).filter((key) => readDraft(key)?.sent && !isOpen(key));
      if (waiting.length === 0 || !navigator.onLine) return;
      const { sendDrafts } = await import("./send-drafts");
      if (await sendDrafts(waiting)) show({ title: sentLater });
    };
    const quietly = () => void send().catch(() => undefined);
    quietly();
    window.addEventListener("online", quietly);
    return () => window.removeEventListener("online", quietly);
  }, [userId, sentLater, show]);
  return null;
}

/** An open form sends its own. */
function isOpen(key: string): boolean {
  const open = new URLSearchParams(window.location.search);
  return [open.get("log"), open.get("edit")].some((subject) => subject && key.includes(subject));
}
