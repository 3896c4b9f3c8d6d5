"use client";

import { FileSpreadsheet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Notice } from "@/components/ui/states";
import { Sending } from "./sending";
import { useUpload } from "./use-upload";

const kinds = ".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.xls,.xlsb";

/** A file by click, by drag or by keyboard. Whatever it is, it is sent: the reader says best what is wrong with it. */
export function DropZone() {
  const t = useTranslations("import-steps.drop");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { upload, send, cancel } = useUpload((id) => router.push(`/imports/${id}`));
  // Emptied, so that the same file can be chosen again after it was refused.
  const take = (chosen: HTMLInputElement | null) => {
    void send(chosen?.files ?? null);
    if (chosen) chosen.value = "";
  };
  const onMount = useRef(take);
  // Chosen while the page was still waking up.
  useEffect(() => onMount.current(input.current), []);
  return (
    <section
      aria-label={t("title")}
      className={cn(
        "grid gap-3 rounded-2 border-2 border-dashed border-rule-2 bg-sheet p-5 md:p-8",
        over && "border-ink bg-marker-soft",
      )}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void send(event.dataTransfer.files);
      }}
    >
      {upload.step === "sending" ? (
        <Sending name={upload.name} onCancel={cancel} share={upload.share} />
      ) : (
        <>
          <div className="flex items-start gap-4">
            <FileSpreadsheet aria-hidden className="size-10 shrink-0" strokeWidth={1.5} />
            <div className="grid gap-1">
              <p className="poster text-22 md:text-28">{t("title")}</p>
              <p className="max-w-[44em] text-14 text-ink-2">{t("text")}</p>
            </div>
          </div>
          {upload.step === "refused" ? <Notice live>{t(upload.why)}</Notice> : null}
          <Button
            className="justify-self-start max-md:justify-self-stretch"
            onClick={() => input.current?.click()}
            size="thumb"
            variant="red"
          >
            {t("choose")}
          </Button>
        </>
      )}
      <input
        accept={kinds}
        aria-label={t("choose")}
        autoComplete="off"
        className="sr-only"
        onChange={(event) => take(event.target)}
        ref={input}
        tabIndex={-1}
        type="file"
      />
    </section>
  );
}
