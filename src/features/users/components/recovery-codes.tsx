"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";

/** Shown once: only a hash of each is kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations("users.factor");
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(codes.join("\n"));
    setCopied(true);
  }
  return (
    <Notice className="my-3" live>
      <b>{t("codesShown")}</b> <span>{t("codesShownText")}</span>
      <ol
        className="mt-3 grid gap-x-6 gap-y-1 rounded-1 bg-sheet p-3 text-16 text-ink sm:grid-cols-2"
        data-testid="recovery-codes"
      >
        {codes.map((code) => (
          <li className="fig" key={code}>
            {code}
          </li>
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={copy}>{copied ? t("copied") : t("copy")}</Button>
        <Button onClick={onKept} variant="ink">
          {t("kept")}
        </Button>
      </div>
    </Notice>
  );
}
