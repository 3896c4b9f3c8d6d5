import type { Day } from "@/lib/dates";

type People = {
  workplace?: string | null;
  department?: string | null;
  shift?: string | null;
  assessment?: string;
  member?: "yes" | "no";
};

export function peopleHref(filter: People): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/contacts?${new URLSearchParams(given)}`;
}

/** The same screen of another workplace or day; today needs no parameter. */
export function densityHref({
  workplaceId,
  on,
  now,
  after,
}: {
  workplaceId?: string | null;
  on: Day;
  now: Day;
  /** The next page of workplaces begins there. */
  after?: string | null;
}): string {
  const query = new URLSearchParams({
    ...(workplaceId ? { workplace: workplaceId } : {}),
    ...(on === now ? {} : { on }),
    ...(after ? { after } : {}),
  }).toString();
  return query ? `/density?${query}` : "/density";
}
