import { useTranslations } from "next-intl";
import { provinces } from "@/lib/region";

/** The provinces, regencies and cities of Indonesia, for a select. */
export function RegionOptions() {
  const t = useTranslations("employers.form");
  return (
    <>
      <option value="">{t("noRegion")}</option>
      {provinces.map(({ code, name, regencies }) => (
        <optgroup key={code} label={name}>
          <option value={code}>{t("province", { name })}</option>
          {regencies.map((regency) => (
            <option key={regency.code} value={regency.code}>
              {regency.name}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
