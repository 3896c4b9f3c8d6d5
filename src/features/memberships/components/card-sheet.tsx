import type { CardToPrint } from "../cards.queries";
import { chunked } from "../chunked";
import { CardFace } from "./card-face";
import { useDay } from "./use-day";

type Props = { cards: readonly CardToPrint[]; site: { union: string; address: string } };

/** Eight to a page of A4, with marks to cut along. */
export function CardSheet({ cards, site }: Props) {
  const day = useDay();
  return (
    <div className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0 print:overflow-visible">
      {chunked(cards, 8).map((sheet) => (
        <article
          className="paper-page card-page mb-6 bg-white shadow-1 print:mb-0 print:shadow-none"
          key={sheet[0]?.id}
        >
          {sheet.map(({ id, since, ...card }) => (
            <div className="card-cut" key={id}>
              <CardFace card={{ ...card, since: day(since) }} site={site} />
            </div>
          ))}
        </article>
      ))}
    </div>
  );
}
