import { useTranslations } from "next-intl";
import { type ContactFilter, contactsHref } from "../filter.schema";
import { HiddenFilter } from "./hidden-filter";
import { LiveSearch } from "./live-search";

type ContactSearchProps = { filter: ContactFilter; focus: boolean };

export function ContactSearch({ filter, focus }: ContactSearchProps) {
  const t = useTranslations("contacts");
  return (
    <LiveSearch
      focus={focus}
      key={focus ? "emptied" : "kept"}
      list={contactsHref({ ...filter, after: undefined, q: undefined })}
      shown={filter.q ?? ""}
      words={{ label: t("search"), find: t("filters.find") }}
    >
      <HiddenFilter except={["q"]} filter={filter} />
    </LiveSearch>
  );
}
