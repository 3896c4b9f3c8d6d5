"use client";

import { type Choice, ComboboxField } from "@/components/ui/combobox-field";
import { findWorkplacesAction } from "../choices.actions";

type WorkplaceFieldProps = {
  label: string;
  any: string;
  chosen: Choice | null;
  words: { none: string; found: string };
};

export function WorkplaceField(props: WorkplaceFieldProps) {
  return <ComboboxField {...props} find={find} name="workplace" />;
}

async function find(q: string): Promise<readonly Choice[] | null> {
  const result = await findWorkplacesAction({ q });
  return result.ok ? result.data : null;
}
