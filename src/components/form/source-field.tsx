import { TextField } from "@/components/ui/fields";
import type { useRefusal } from "./refusal";

type SourceFieldProps = Pick<ReturnType<typeof useRefusal>, "error" | "typed"> & {
  /** The form's words: `source` and `sourceHint`. */
  t: (key: "source" | "sourceHint") => string;
};

/** Where a recorded fact is known from. */
export function SourceField({ t, error, typed }: SourceFieldProps) {
  return (
    <TextField
      defaultValue={typed("source")}
      error={error("source")}
      hint={t("sourceHint")}
      label={t("source")}
      maxLength={200}
      name="source"
      required
    />
  );
}
