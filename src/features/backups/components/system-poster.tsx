import { useFormatter, useTranslations } from "next-intl";
import { Poster } from "@/components/ui/page-header";
import { workerIsGone } from "../backup-age";
import type { BackupState } from "../queries";

type SystemPosterProps = { state: BackupState; workerSeconds: number | null };

/** Could this union be restored tonight? One sentence, and what is lost if not. */
export function SystemPoster({ state, workerSeconds }: SystemPosterProps) {
  const t = useTranslations("system.poster");
  const format = useFormatter();
  const { newest, hours } = state;
  const days = Math.floor((hours ?? 0) / 24);
  const late = newest ? t("late", { days }) : t("lateNone");
  return (
    <div className="grid gap-2">
      <Poster>
        {newest ? <Checked newest={newest} /> : t("none")}
        {state.missing ? (
          <>
            {" "}
            <span className="highlight">{late}</span>
          </>
        ) : null}
        {workerIsGone(workerSeconds) ? (
          <>
            {" "}
            <span className="highlight">{t("noWorker")}</span>
          </>
        ) : null}
      </Poster>
      <p className="max-w-[44em] text-14 text-ink-2">
        {newest
          ? t("lost", {
              since: format.dateTime(newest.startedAt, {
                ...({ weekday: "long", day: "numeric", month: "long" } as const),
                ...({ hour: "2-digit", minute: "2-digit" } as const),
              }),
            })
          : t("lostAll")}
      </p>
    </div>
  );
}

function Checked({ newest }: { newest: NonNullable<BackupState["newest"]> }) {
  const t = useTranslations("system.poster");
  const format = useFormatter();
  const day = format.dateTime(newest.startedAt, { weekday: "long", day: "numeric", month: "short" });
  const time = format.dateTime(newest.checkedAt, { hour: "2-digit", minute: "2-digit" });
  return newest.checked === "restored" ? t("restored", { day, time }) : t("read", { day, time });
}
