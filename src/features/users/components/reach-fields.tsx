"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checks";
import { FieldError } from "@/components/ui/field";
import { SelectField } from "@/components/ui/fields";
import { roles as allRoles, type Role } from "../turf";

export type TurfOption = { id: string; name: string; departments: { id: string; name: string }[] };
type Props = {
  workplaces: TurfOption[];
  initialRole: Role;
  wholeUnion: boolean;
  /** Chosen workplaces and departments as `workplace` or `workplace/department`. */
  turf: string[];
  error: (field: string) => string | undefined;
};

/** The possible turf depends on the role. */
export function ReachFields({ workplaces, initialRole, wholeUnion, turf, error }: Props) {
  const t = useTranslations("users.reach");
  const names = useTranslations("users.roles");
  const hints = useTranslations("users.roleHints");
  const [chosen, choose] = useState<Role>(initialRole);
  const [whole, setWhole] = useState(wholeUnion);
  const picks = chosen !== "admin" && !(whole && chosen !== "delegate");
  return (
    <>
      <SelectField
        error={error("role")}
        hint={hints(chosen)}
        label={t("role")}
        name="role"
        onChange={(event) => choose(event.target.value as Role)}
        value={chosen}
      >
        {allRoles.map((each) => (
          <option key={each} value={each}>
            {names(each)}
          </option>
        ))}
      </SelectField>
      {chosen === "admin" || chosen === "delegate" ? null : (
        <Checkbox
          checked={whole}
          hint={t("wholeHint")}
          label={t("whole")}
          name="wholeUnion"
          onChange={(event) => setWhole(event.target.checked)}
        />
      )}
      {picks ? (
        <fieldset className="min-w-0">
          <legend className="mb-1 font-label">{t("turf")}</legend>
          {error("turf") ? <FieldError id="turf-error">{t("turfError")}</FieldError> : null}
          {workplaces.length === 0 ? (
            <p className="flex flex-wrap items-center gap-3 text-13 text-ink-3">
              {t("noWorkplaces")}
              <ButtonLink href="/workplaces" size="sm">
                {t("addWorkplace")}
              </ButtonLink>
            </p>
          ) : null}
          {workplaces.map((workplace) => (
            <PlacePicks
              delegate={chosen === "delegate"}
              key={workplace.id}
              turf={turf}
              workplace={workplace}
            />
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

function PlacePicks({
  workplace,
  turf,
  delegate,
}: {
  workplace: TurfOption;
  turf: string[];
  delegate: boolean;
}) {
  return (
    <div className="border-b border-rule py-1">
      {delegate ? (
        <p className="pt-2 font-label">{workplace.name}</p>
      ) : (
        <Checkbox
          defaultChecked={turf.includes(workplace.id)}
          label={workplace.name}
          name="turf[]"
          value={workplace.id}
        />
      )}
      <div className="ms-8 grid sm:grid-cols-2">
        {workplace.departments.map((department) => {
          const value = `${workplace.id}/${department.id}`;
          return (
            <Checkbox
              defaultChecked={turf.includes(value)}
              key={value}
              label={department.name}
              name="turf[]"
              value={value}
            />
          );
        })}
      </div>
    </div>
  );
}
