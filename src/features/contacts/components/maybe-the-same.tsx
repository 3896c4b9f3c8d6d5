import Link from "next/link";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/states";
import type { Namesake } from "../namesakes.queries";

/** Saving nevertheless says that they are different people. */
export function MaybeTheSame({ namesakes }: { namesakes: readonly Namesake[] }) {
  const t = useTranslations("contacts.form");
  const words = useTranslations("duplicates.reasons");
  if (namesakes.length === 0) return null;
  const why = ({ reason, reasons }: Namesake) =>
    reasons.length > 0 ? reasons.map((each) => words(each)).join(", ") : t(`reasons.${reason}`);
  return (
    <Notice live>
      <p className="font-strong">{t("same", { count: namesakes.length })}</p>
      <ul className="mt-1 grid gap-1">
        {namesakes.map((namesake) => (
          <li className="flex flex-wrap items-center gap-x-3" key={namesake.id}>
            <input name="notSame[]" type="hidden" value={namesake.id} />
            <span className="min-w-0 wrap-anywhere">
              {[namesake.name, namesake.place, why(namesake)].filter(Boolean).join(" · ")}
            </span>
            <Link
              className="inline-flex min-h-tap items-center"
              href={`/contacts/${namesake.id}`}
              prefetch={false}
            >
              {t("openNamesake", { name: namesake.name })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
