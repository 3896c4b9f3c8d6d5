"use client";

import { useTranslations } from "next-intl";
import { useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/fields";
import { useToasts } from "@/components/ui/toast";
import { withProof } from "@/features/users/components/with-proof";
import { discloseAction } from "../actions";
import { disclosureReasons } from "../vocabulary.schema";

/** Saves everything that is kept of a contact as a file on the admin's device. */
export function DiscloseForm({ contactId }: { contactId: string }) {
  const t = useTranslations("privacy.disclose");
  const errors = useTranslations("errors.codes");
  const { show } = useToasts();
  const reason = useRef<HTMLSelectElement>(null);
  const [busy, start] = useTransition();
  const take = (format: "html" | "json") =>
    start(async () => {
      const why = disclosureReasons.find((each) => each === reason.current?.value) ?? "asked";
      const result = await withProof(() => discloseAction({ contactId, reason: why, format })).catch(
        () => null,
      );
      if (result?.ok) saveFile(result.data);
      else show({ title: errors(result?.code ?? "UNAVAILABLE"), kind: "refused" });
    });
  return (
    <div className="grid gap-4">
      <SelectField label={t("reason")} ref={reason}>
        {disclosureReasons.map((each) => (
          <option key={each} value={each}>
            {t(`reasons.${each}`)}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={busy ? undefined : () => take("html")} variant="ink">
          {t("page")}
        </Button>
        <Button busy={busy} onClick={busy ? undefined : () => take("json")}>
          {t("data")}
        </Button>
      </div>
    </div>
  );
}

function saveFile({ name, type, text }: { name: string; type: string; text: string }): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
