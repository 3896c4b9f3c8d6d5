import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checks";
import { FieldError } from "@/components/ui/field";
import type { PlaceChoice, PlaceChoices } from "../places.queries";

type PlacesFieldProps = { choices: PlaceChoices; chosen: readonly string[]; error: string | undefined };

/** Whole workplaces, or some of their departments and shifts. */
export function PlacesField({ choices, chosen, error }: PlacesFieldProps) {
  const t = useTranslations("activities.form");
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-14 font-label">{t("places")}</legend>
      <p className="text-13 text-ink-3">{t("placesHint")}</p>
      {choices.workplaces.map((workplace) => (
        <WorkplaceField chosen={chosen} key={workplace.id} workplace={workplace} />
      ))}
      {choices.more ? <p className="text-13 text-ink-3">{t("morePlaces")}</p> : null}
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}

function WorkplaceField({ workplace, chosen }: { workplace: PlaceChoice; chosen: readonly string[] }) {
  const t = useTranslations("activities.form");
  const parts = [
    ...workplace.departments.map(({ id, name }) => ({ value: `${workplace.id}/${id}`, name })),
    ...workplace.shifts.map(({ id, name }) => ({ value: `${workplace.id}//${id}`, name })),
  ];
  const box = { name: "places[]" };
  return (
    <div className="border-b border-rule pb-1">
      <Checkbox
        {...box}
        defaultChecked={chosen.includes(workplace.id)}
        label={t("whole", { name: workplace.name })}
        value={workplace.id}
      />
      {parts.length > 0 ? (
        <details open={parts.some(({ value }) => chosen.includes(value))}>
          <summary className="flex min-h-tap w-fit cursor-pointer items-center text-13 underline underline-offset-2">
            {t("parts")}
          </summary>
          <div className="grid ps-4 sm:grid-cols-2">
            {parts.map(({ value, name }) => (
              <Checkbox
                {...box}
                defaultChecked={chosen.includes(value)}
                key={value}
                label={name}
                value={value}
              />
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}
