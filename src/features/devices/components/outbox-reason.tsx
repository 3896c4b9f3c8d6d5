"use client";

import { useTranslations } from "next-intl";
import { SoftMarker } from "@/components/ui/marks";
import type { FieldProblems, RefusalCode } from "@/lib/errors";
import type { Answer } from "../outbox";

export function OutboxReason({ answer }: { answer: Answer }) {
  const t = useTranslations("phone.outbox");
  if (answer.result === "refused") return <Refused code={answer.code} fields={answer.fields} />;
  if (answer.result === "waits") return null;
  if (answer.result === "conflict") {
    if ("namesakes" in answer) return <SoftMarker>{t("namesakes")}</SoftMarker>;
    const { by } = answer.closed;
    return <SoftMarker>{by ? t("closed", { by }) : t("closedUnknown")}</SoftMarker>;
  }
  if (!answer.collision) return null;
  const { by, minutes, mine, earlier } = answer.collision;
  return (
    <SoftMarker>{t("collision", { by, minutes, mine: String(mine), earlier: String(earlier) })}</SoftMarker>
  );
}

function Refused({ code, fields }: { code: RefusalCode; fields: FieldProblems }) {
  const t = useTranslations("phone.outbox");
  const errors = useTranslations("errors");
  if (fields.phones) return <SoftMarker>{t("phoneRefused")}</SoftMarker>;
  const known = Object.values(fields).filter((key) => errors.has(`fields.${key}` as "fields.invalid"));
  return (
    <SoftMarker>
      {known.length > 0
        ? known.map((key) => errors(`fields.${key}` as "fields.invalid")).join(" ")
        : errors(`codes.${code}`)}
    </SoftMarker>
  );
}
