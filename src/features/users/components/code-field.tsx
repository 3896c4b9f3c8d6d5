import { useTranslations } from "next-intl";
import { useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import type { ProofMeans } from "../proof.queries";
import type { useSteps } from "./use-steps";

type CodeFieldProps = { means: ProofMeans; refused: ReturnType<typeof useSteps>["refused"] };

/** A code of the app, or a recovery code where there is no app. */
export function CodeField({ means, refused }: CodeFieldProps) {
  const t = useTranslations("proof");
  const { error } = useRefusal(refused);
  return (
    <TextField
      autoComplete="one-time-code"
      autoFocus={means.code}
      error={error("code")}
      hint={means.code ? t("codeHint") : t("recoveryHint")}
      inputMode="numeric"
      label={means.code ? t("code") : t("recovery")}
      name="code"
      required
    />
  );
}
