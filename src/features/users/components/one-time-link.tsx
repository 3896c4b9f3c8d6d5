"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";

type Props = { path: string; title: string; text: string };

/** The link is shown once, to be passed on by hand or in a private chat: no mail that an employer could read. */
export function OneTimeLink({ path, title, text }: Props) {
  const t = useTranslations("users.invite");
  const [copied, setCopied] = useState(false);
  const url = typeof window === "undefined" ? path : new URL(path, window.location.origin).toString();
  async function copy() {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  }
  return (
    <div className="mb-5">
      <Notice live>
        <b>{title}</b> {text}
        <code
          className="mt-2 block rounded-1 bg-sheet p-2 text-13 break-all text-ink"
          data-testid="one-time-link"
          suppressHydrationWarning
        >
          {url}
        </code>
        <Button className="mt-2" onClick={copy} size="sm">
          {copied ? t("copied") : t("copy")}
        </Button>
      </Notice>
    </div>
  );
}
