import type { FormValues } from "@/components/form/draft-storage";

/** A follow-up that was put on "tomorrow" yesterday has no button today, so it becomes a date. */
export function withPastDays(form: HTMLFormElement, values: FormValues): FormValues {
  const radios = [...form.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  const gone = values.filter(
    ([name, value]) =>
      /^followUp(-|$)/.test(name) &&
      value !== "date" &&
      !radios.some((radio) => radio.name === name && radio.value === value),
  );
  const asDate = gone.flatMap(
    ([name, value]): FormValues => [
      [name, "date"],
      [name.replace("followUp", "followUpDate"), value.replace(/^shift-/, "")],
    ],
  );
  return [...values.filter((pair) => !gone.includes(pair)), ...asDate];
}
