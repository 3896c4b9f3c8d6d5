import { useTranslations } from "next-intl";
import { fateKinds } from "../fate";
import type { ErasurePreview } from "../queries";

/** What an erasure takes, makes blank, and leaves. */
export function FateList({ fates }: Pick<ErasurePreview, "fates">) {
  const t = useTranslations("privacy");
  return (
    <dl className="grid gap-3 text-14 md:grid-cols-3">
      {fateKinds.map((kind) => (
        <div className="min-w-0 border-t border-rule pt-2" key={kind}>
          <dt className="font-strong">{t(`erase.fates.${kind}`)}</dt>
          <dd className="mt-1 text-13 text-ink-2">
            <ul>
              {fates[kind].map(({ table, count }) => (
                <li className="flex gap-2" key={table}>
                  <span className="min-w-0 grow">{t(`tables.${table}` as "tables.job")}</span>
                  <span className="fig">{count}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
