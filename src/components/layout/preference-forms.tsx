import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";

type FormAction = (data: FormData) => void | Promise<void>;

const groupStyle = "inline-flex overflow-hidden rounded-2 border-[1.5px] border-rule-2 bg-sheet";
const buttonStyle =
  "min-h-8 border-s border-rule px-3 text-13 font-label first-of-type:border-0 outline-offset-[-3px] hover:bg-sunk aria-pressed:bg-ink aria-pressed:text-on-ink coarse:min-h-tap";

type ChoiceFormProps = {
  action: FormAction;
  name: string;
  label: string;
  options: readonly { value: string; label: string; lang?: string }[];
  current: string;
  className?: string;
};

function ChoiceForm({ action, name, label, options, current, className }: ChoiceFormProps) {
  return (
    <form noValidate action={action} className={cn("print:hidden", className)} data-slot="choice-form">
      <fieldset className={groupStyle}>
        <legend className="sr-only">{label}</legend>
        {options.map((option) => (
          <button
            aria-pressed={option.value === current}
            className={buttonStyle}
            key={option.value}
            lang={option.lang}
            name={name}
            type="submit"
            value={option.value}
          >
            {option.label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

export type Theme = "light" | "dark" | "system";

/** Posts `theme` = light, dark or system. Works without scripts. */
export function ThemeForm({
  action,
  current,
  className,
}: {
  action: FormAction;
  current: Theme;
  className?: string;
}) {
  const t = useTranslations("ui.theme");
  const options = (["light", "dark", "system"] as const).map((value) => ({ value, label: t(value) }));
  return (
    <ChoiceForm
      action={action}
      className={className}
      current={current}
      label={t("label")}
      name="theme"
      options={options}
    />
  );
}

const languages = [
  { value: "id", label: "Indonesia", lang: "id" },
  { value: "en", label: "English", lang: "en" },
] as const;

/** Posts `locale` = id or en. Each language is named in itself. */
export function LanguageForm({
  action,
  current,
  className,
}: {
  action: FormAction;
  current: string;
  className?: string;
}) {
  const t = useTranslations("ui.language");
  return (
    <ChoiceForm
      action={action}
      className={className}
      current={current}
      label={t("label")}
      name="locale"
      options={languages}
    />
  );
}
