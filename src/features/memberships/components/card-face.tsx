import { useTranslations } from "next-intl";
import { qrPicture } from "@/lib/qr-picture";
import { cardHref } from "../card-address";

type CardFaceProps = {
  card: { number: string; name: string; code: string; since: string | null };
  /** Whose card it is, and where its code leads. */
  site: { union: string; address: string };
};

/** 85.6 × 54 mm when printed. Neither employer nor picture: a lost card tells nobody where the member works. */
export function CardFace({ card, site }: CardFaceProps) {
  const t = useTranslations("memberships.card");
  const { size, path } = qrPicture(`${site.address}${cardHref(card.code)}`);
  return (
    <div className="member-card flex flex-col justify-between rounded-2 border border-rule-2 bg-white p-4 text-black">
      <div>
        <p className="text-14 leading-head font-head">{site.union}</p>
        <p className="text-12">{t("caption")}</p>
      </div>
      <div className="flex items-end justify-between gap-3">
        <div className="min-w-0">
          <p className="poster text-28 [overflow-wrap:anywhere]">{card.number}</p>
          <p className="truncate text-14 font-strong">{card.name}</p>
          {card.since ? <p className="text-12">{t("since", { day: card.since })}</p> : null}
        </div>
        <svg aria-label={t("code")} className="size-18 shrink-0" role="img" viewBox={`0 0 ${size} ${size}`}>
          <path d={path} fill="#000" />
        </svg>
      </div>
    </div>
  );
}
