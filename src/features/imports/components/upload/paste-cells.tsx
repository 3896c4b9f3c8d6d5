"use client";

import { ClipboardPaste } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";
import { asTable, countLines } from "../../paste";
import { pastedName } from "../../pasted-name";
import { Sending } from "./sending";
import { useUpload } from "./use-upload";

/** Beyond this a text box would be slow, and nobody reads it there. */
const shownLength = 20_000;

/** Cells from a spreadsheet or lines from a chat: they go the way of a file. */
export function PasteCells() {
  const t = useTranslations("import-steps.paste");
  const said = useTranslations("import-steps.drop");
  const router = useRouter();
  const [text, setText] = useState("");
  const { upload, send, cancel } = useUpload((id) => router.push(`/imports/${id}`));
  const rows = countLines(text);
  const read = () => {
    void send([new File([asTable(text)], pastedName, { type: "text/plain" })]);
  };
  if (upload.step === "sending") return <Sending name={t("title")} onCancel={cancel} share={upload.share} />;
  return (
    <section className="grid gap-3 bg-sheet p-5 shadow-1 md:p-8">
      {text.length > shownLength ? (
        <Notice end={<Button onClick={() => setText("")}>{t("clear")}</Button>} live>
          {t("long", { count: rows })}
        </Notice>
      ) : (
        <TextAreaField
          autoComplete="off"
          hint={t("hint")}
          label={t("title")}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("example")}
          rows={3}
          spellCheck={false}
          value={text}
        />
      )}
      {upload.step === "refused" ? <Notice live>{said(upload.why)}</Notice> : null}
      {rows > 0 ? (
        <Button
          className="justify-self-start max-md:justify-self-stretch"
          onClick={read}
          size="thumb"
          variant="ink"
        >
          <ClipboardPaste aria-hidden className="size-5" />
          {t("read", { count: rows })}
        </Button>
      ) : null}
    </section>
  );
}
