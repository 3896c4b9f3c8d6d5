import Link from "next/link";
import type { Day } from "@/lib/dates";
import { densityHref } from "./density-links";
import { densityWords } from "./density-words";

export async function ScopeLinks({ workplaceId, on, now }: { workplaceId: string; on: Day; now: Day }) {
  const { t } = await densityWords();
  const style = "inline-flex items-center px-2 underline underline-offset-3 coarse:min-h-tap";
  return (
    <>
      <Link className={style} href={densityHref({ on, now })}>
        {t("wholeTurf")}
      </Link>
      <Link className={style} href={`/workplaces/${workplaceId}`}>
        {t("scope")}
      </Link>
    </>
  );
}
