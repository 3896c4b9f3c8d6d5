import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import type { ContactFilter } from "../filter.schema";
import { HiddenFilter } from "./hidden-filter";

type ContactSearchProps = { filter: ContactFilter; focus: boolean };

/** A GET form: works without scripts. */
export function ContactSearch({ filter, focus }: ContactSearchProps) {
  const t = useTranslations("contacts");
  return (
    <search>
      <form noValidate action="/contacts" className="flex gap-2">
        <HiddenFilter except={["q"]} filter={filter} />
        <SearchInput
          autoFocus={focus}
          className="min-w-0 flex-1"
          defaultValue={filter.q}
          key={filter.q}
          label={t("search")}
        />
        <Button className="max-md:sr-only" type="submit">
          {t("filters.apply")}
        </Button>
      </form>
    </search>
  );
}
