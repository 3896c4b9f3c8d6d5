"use client";

import { type ReactNode, useEffect, useState } from "react";
import { SelectField } from "@/components/ui/fields";

type Country = { code: string; name: string; zones: string[] };
type Props = {
  countries: Country[];
  timeZones: string[];
  words: { country: string; countryHint: string; choose: string; timeZone: string };
  problems?: ReactNode;
};

/** Begins with what the browser's clock says; another country brings its own zone. */
export function CountryAndZone({ countries, timeZones, words, problems }: Props) {
  const [country, setCountry] = useState("");
  const [zone, setZone] = useState("Asia/Jakarta");
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known = countries.find(({ zones }) => zones.includes(here));
    if (timeZones.includes(here)) setZone(here);
    if (known) setCountry(known.code);
  }, [countries, timeZones]);
  const choose = (code: string) => {
    setCountry(code);
    const zones = countries.find((each) => each.code === code)?.zones ?? [];
    if (zones[0] && !zones.includes(zone)) setZone(zones[0]);
  };
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <div className="grid gap-1.5">
        <SelectField
          hint={words.countryHint}
          label={words.country}
          name="country"
          onChange={(event) => choose(event.target.value)}
          value={country}
        >
          <option value="">{words.choose}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        {problems}
      </div>
      <SelectField
        label={words.timeZone}
        name="timeZone"
        onChange={(event) => setZone(event.target.value)}
        value={zone}
      >
        {timeZones.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </SelectField>
    </div>
  );
}
