import { type ContactFilter, filterQuery } from "../filter.schema";

type HiddenFilterProps = { filter: ContactFilter; except: (keyof ContactFilter)[] };

export function HiddenFilter({ filter, except }: HiddenFilterProps) {
  const words = [...new URLSearchParams(filterQuery(filter))];
  const kept = words.filter(([name]) => !except.some((key) => key === name));
  return kept.map(([name, value]) => <input key={name} name={name} type="hidden" value={value} />);
}
