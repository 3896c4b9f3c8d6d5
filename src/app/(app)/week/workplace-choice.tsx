import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/fields";

type Props = { chosen: string | undefined; workplaces: readonly { id: string; name: string }[] };

export async function WorkplaceChoice({ chosen, workplaces }: Props) {
  const t = await getTranslations("week");
  if (workplaces.length < 2) return null;
  return (
    <form action="/week" className="flex flex-wrap items-end gap-2 print:hidden" noValidate>
      <SelectField defaultValue={chosen ?? ""} hideLabel label={t("workplace")} name="workplace">
        <option value="">{t("everywhere")}</option>
        {workplaces.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
