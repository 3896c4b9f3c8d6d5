"use client";

import { useActionState } from "react";
import { SearchInput } from "@/components/ui/search-input";
import { searchUsersAction } from "../search.actions";

/** Posted, so that the words stand in no address. */
export function UserSearch({ label, words }: { label: string; words: string | undefined }) {
  const [, search] = useActionState(searchUsersAction, null);
  return (
    <form action={search} className="mb-2 max-w-80" noValidate>
      <SearchInput defaultValue={words} label={label} />
    </form>
  );
}
