import { Pagination } from "@/components/ui/pagination";

type Props = {
  shown: number;
  total: number;
  next: string | null;
  /** Not the first page: there is a way back to it. */
  paged: boolean;
  hrefOf: (after: string | null) => string;
};

/** Below a page of workplaces; nothing where all are on it. */
export function PlacesPages({ shown, total, next, paged, hrefOf }: Props) {
  if (!next && !paged) return null;
  return (
    <Pagination
      shown={shown}
      total={total}
      {...(next ? { nextHref: hrefOf(next) } : {})}
      {...(paged ? { previousHref: hrefOf(null) } : {})}
    />
  );
}
