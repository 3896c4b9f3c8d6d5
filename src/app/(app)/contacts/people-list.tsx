"use client";

import type { ComponentProps } from "react";
import { ContactRows } from "@/features/contacts/components/contact-rows";
import { NoAnswerButton } from "@/features/conversations/components/no-answer-button";
import type { Reachable } from "@/features/conversations/components/reach/reachable";
import { SelectBox } from "@/features/conversations/components/selection";
import { Reach } from "../reach";

type PeopleListProps = Omit<ComponentProps<typeof ContactRows>, "select" | "acts" | "reach"> & {
  reachable: Record<string, Reachable>;
};

/** Drawn from plain rows: as markup of the server each of them would come twice, as HTML and as data for React. */
export function PeopleList({ reachable, ...list }: PeopleListProps) {
  return (
    <ContactRows
      acts={({ id, name }) => <NoAnswerButton className="px-2 text-13" contactId={id} name={name} />}
      reach={({ id }) => <Reach look="line" person={reachable[id]} />}
      select={({ id, name }) => <SelectBox contactId={id} name={name} />}
      {...list}
    />
  );
}
