"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { Saved } from "@/components/ui/states";
import type { ExistingUnits } from "../../parse/existing-units";
import type { PlaceDraft } from "./use-choices";

export type KnownPlace = {
  id: string;
  name: string;
  employer: string;
  departments: readonly string[];
  shifts: readonly string[];
};

/** The union's issues, and the departments and shifts that are there already where these people work; all of them where the file says it for each. */
export function unitsAt(
  places: readonly KnownPlace[],
  { inFile, place, issues }: { inFile: boolean; place: PlaceDraft; issues: readonly string[] },
): ExistingUnits {
  const here = places.filter(({ id }) => inFile || (place.kind === "known" && place.workplaceId === id));
  const names = (of: (place: KnownPlace) => readonly string[]) =>
    [...new Set(here.flatMap(of))].toSorted((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  return {
    "job.department": names(({ departments }) => departments),
    "job.shift": names(({ shifts }) => shifts),
    "job.workplace": places.map(({ name }) => name),
    "contact.issues": issues,
  };
}

type PlaceChoiceProps = {
  places: readonly KnownPlace[];
  employers: readonly string[];
  place: PlaceDraft;
  inFile: boolean;
  /** Rows that name none, of a file that names one for others. */
  unnamed: number;
  missing: boolean;
  /** These people may come in without a workplace. */
  optional: boolean;
  onChange: (place: PlaceDraft) => void;
};

/** The one workplace of a file that does not name any: one that is there, or a new one with its employer. */
export function PlaceChoice({
  places,
  employers,
  place,
  inFile,
  unnamed,
  missing,
  optional,
  onChange,
}: PlaceChoiceProps) {
  const t = useTranslations("import-steps.place");
  if (inFile && unnamed === 0) {
    return (
      <Section title={t("title")}>
        <Saved>{t("inFile")}</Saved>
      </Section>
    );
  }
  const chosen = place.kind === "known" ? place.workplaceId : place.kind;
  const choose = (value: string) => {
    if (value === "new") onChange({ kind: "new", employer: "", workplace: "" });
    else onChange(value === "none" ? { kind: "none" } : { kind: "known", workplaceId: value });
  };
  return (
    <Section
      meta={inFile ? t("some", { count: unnamed }) : t(optional ? "optional" : "hint")}
      title={t("title")}
    >
      <div className="grid max-w-[44rem] gap-3">
        <SelectField
          error={missing ? t("needed") : undefined}
          label={t("workplace")}
          onChange={(event) => choose(event.target.value)}
          value={chosen}
        >
          <option value="none">{t(optional ? "none" : "choose")}</option>
          {places.map(({ id, name, employer }) => (
            <option key={id} value={id}>
              {name === employer ? name : `${name} · ${employer}`}
            </option>
          ))}
          <option value="new">{t("new")}</option>
        </SelectField>
        {place.kind === "new" ? <NewPlace employers={employers} onChange={onChange} place={place} /> : null}
      </div>
    </Section>
  );
}

type NewPlaceProps = Pick<PlaceChoiceProps, "employers" | "onChange"> & {
  place: Extract<PlaceDraft, { kind: "new" }>;
};

function NewPlace({ employers, place, onChange }: NewPlaceProps) {
  const t = useTranslations("import-steps.place");
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TextField
        autoComplete="off"
        label={t("employer")}
        list="import-employers"
        maxLength={200}
        onChange={(event) => onChange({ ...place, employer: event.target.value })}
        value={place.employer}
      />
      <datalist id="import-employers">
        {employers.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        autoComplete="off"
        hint={t("nameHint")}
        label={t("name")}
        maxLength={200}
        onChange={(event) => onChange({ ...place, workplace: event.target.value })}
        value={place.workplace}
      />
    </div>
  );
}
