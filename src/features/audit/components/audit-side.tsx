import { getFormatter, getTranslations } from "next-intl/server";
import { MiniBar } from "@/components/charts/mini-bar";
import { Done, Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { LastCheck, TakenOut } from "../queries";
import { passesBudget } from "../read-budget";
import type { Reader } from "../readers.queries";

type AuditSideProps = {
  check: LastCheck | null;
  readers: readonly Reader[];
  taken: readonly TakenOut[];
};

export function AuditSide({ check, readers, taken }: AuditSideProps) {
  return (
    <div className="grid gap-6">
      <Checked check={check} />
      <Taken taken={taken} />
      <Readers readers={readers} />
    </div>
  );
}

async function Checked({ check }: { check: LastCheck | null }) {
  const [t, format] = await Promise.all([getTranslations("audit.check"), getFormatter()]);
  if (!check)
    return (
      <Section title={t("title")}>
        <p className="text-14 text-ink-2">{t("never")}</p>
      </Section>
    );
  const at = format.dateTime(check.checkedAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Section title={t("title")}>
      {check.brokenSeal === null ? (
        <Done>{t("whole", { entries: check.entries, at })}</Done>
      ) : (
        <Marker>{t("broken", { at, seal: check.brokenSeal })}</Marker>
      )}
      <p className="mt-1 text-12 text-ink-3">{t("unsealed", { count: check.unsealed })}</p>
    </Section>
  );
}

async function Taken({ taken }: { taken: readonly TakenOut[] }) {
  const t = await getTranslations("audit.taken");
  return (
    <Section meta={t("meta")} title={t("title")}>
      {taken.length === 0 ? <p className="text-14 text-ink-2">{t("none")}</p> : null}
      <ul>
        {taken.map(({ userId, name, times, people }) => (
          <li className="flex items-baseline gap-2 border-b border-rule py-1.5 text-14" key={userId ?? name}>
            <span>{name}</span>
            <span className="text-12 text-ink-3">{t("times", { times })}</span>
            <b className="fig ms-auto">{people}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function Readers({ readers }: { readers: readonly Reader[] }) {
  const t = await getTranslations("audit.readers");
  const most = Math.max(1, ...readers.map(({ people }) => people));
  return (
    <Section meta={t("meta")} title={t("title")}>
      {readers.length === 0 ? <p className="text-14 text-ink-2">{t("none")}</p> : null}
      <ul className="grid gap-2">
        {readers.map((reader) => (
          <li
            className="grid grid-cols-[minmax(0,1fr)_6rem_2.5rem] items-center gap-x-2 text-14"
            key={reader.userId}
          >
            <span className="truncate">{reader.name}</span>
            <MiniBar mark={null} percent={(reader.people / most) * 100} tone="ink" />
            <b className="fig text-end">
              {passesBudget(reader) ? <span className="highlight">{reader.people}</span> : reader.people}
            </b>
            {reader.reveals > 0 ? (
              <span className="col-span-full text-12 text-ink-3">
                {t("reveals", { count: reader.reveals })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
