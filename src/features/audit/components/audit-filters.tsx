import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { DateField, SelectField } from "@/components/ui/fields";
import type { AuditUser } from "../queries";
import { type AuditFilter, auditHref } from "../schema";

/** By user and by days: a plain form, so that an address says what is shown. */
export async function AuditFilters({ filter, users }: { filter: AuditFilter; users: readonly AuditUser[] }) {
  const t = await getTranslations("audit.filters");
  return (
    <form noValidate action="/settings/audit" className="flex flex-wrap items-end gap-3 print:hidden">
      {filter.kind ? <input name="kind" type="hidden" value={filter.kind} /> : null}
      {filter.contact ? <input name="contact" type="hidden" value={filter.contact} /> : null}
      <SelectField defaultValue={filter.user ?? ""} label={t("user")} name="user">
        <option value="">{t("everyone")}</option>
        {users.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <DateField defaultValue={filter.from ?? ""} label={t("from")} name="from" />
      <DateField defaultValue={filter.to ?? ""} label={t("to")} name="to" />
      <Button type="submit" variant="outline">
        {t("show")}
      </Button>
      {filter.contact || filter.user ? (
        <ButtonLink href={auditHref({ kind: filter.kind })} variant="bare">
          {t("clear")}
        </ButtonLink>
      ) : null}
    </form>
  );
}
