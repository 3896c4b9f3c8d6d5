import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Staying } from "../../undo/staying";

/** Whom an undo leaves, each with the reason. */
export function StayingPeople({ total, people }: Staying) {
  const t = useTranslations("import-steps.undone");
  return (
    <>
      <ul className="grid gap-x-6 text-14 md:grid-cols-2">
        {people.map(({ id, name, why }) => (
          <li className="coarse:py-2" key={id}>
            <Link href={`/contacts/${id}`} prefetch={false}>
              {name}
            </Link>{" "}
            <span className="text-12 text-ink-3">{t(`why.${why}`)}</span>
          </li>
        ))}
      </ul>
      {total > people.length ? (
        <p className="mt-2 text-12 text-ink-3">{t("keptMore", { shown: people.length, total })}</p>
      ) : null}
    </>
  );
}
