import { useTranslations } from "next-intl";
import { type ContactFilter, filterQuery } from "../filter.schema";
import { LiveSearch } from "./live-search";

type ContactSearchProps = { filter: ContactFilter; focus: boolean };

export function ContactSearch({ filter, focus }: ContactSearchProps) {
  const t = useTranslations("contacts");
  return (
    <LiveSearch
      focus={focus}
      key={focus ? "emptied" : "kept"}
      list={filterQuery({ ...filter, s: undefined })}
      shown={filter.q ?? ""}
      words={{ label: t("search"), find: t("filters.find") }}
    />
  );
}
