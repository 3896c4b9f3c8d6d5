import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { Tag } from "@/components/ui/marks";
import { EmptyState } from "@/components/ui/states";
import type { CampaignSummary } from "../queries";

export async function CampaignList({
  campaigns,
  mayManage,
}: {
  campaigns: CampaignSummary[];
  mayManage: boolean;
}) {
  const t = await getTranslations("campaigns");
  if (campaigns.length === 0) {
    const start = (
      <ButtonLink href="/campaigns/new" variant="red">
        {t("new")}
      </ButtonLink>
    );
    return (
      <EmptyState action={mayManage ? start : undefined} title={t("empty.title")}>
        <p>{t("empty.text")}</p>
        {mayManage ? null : <p className="mt-2">{t("empty.reader")}</p>}
      </EmptyState>
    );
  }
  return (
    <ul className="grid gap-6">
      {campaigns.map((campaign) => (
        <CampaignRow campaign={campaign} key={campaign.id} />
      ))}
    </ul>
  );
}

async function CampaignRow({ campaign }: { campaign: CampaignSummary }) {
  const t = await getTranslations("campaigns");
  const { id, name, ask, goal, archived, stages, enrolled, workplaces } = campaign;
  const members = stages.filter(({ kind }) => kind === "member").map(({ count }) => count);
  const known = members.length > 0 && members.every((count) => count !== null);
  const sum = members.reduce<number>((total, count) => total + (count ?? 0), 0);
  const progress = () => {
    if (enrolled === null) return t("enrolledFew");
    return known && enrolled > 0
      ? t("progress", { members: sum, people: enrolled })
      : t("enrolled", { people: enrolled });
  };
  return (
    <li className={cn("grid gap-2 border-t-2 border-ink pt-2", archived && "opacity-70")}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-18 leading-head font-head">
          <Link
            className="no-underline hover:underline coarse:inline-flex coarse:min-h-tap coarse:items-center"
            href={`/campaigns/${id}`}
            prefetch={false}
          >
            {name}
          </Link>
        </h2>
        <p className="text-13 text-ink-2">{workplaces.join(" · ")}</p>
        <p className="text-13 text-ink-3 lg:ms-auto">
          <Dates campaign={campaign} />
        </p>
        {archived ? <Tag>{t("archived")}</Tag> : null}
      </div>
      <PathBars enrolled={enrolled} stages={stages} />
      <p className="text-14">{progress()}</p>
      <p className="flex flex-wrap gap-x-4 text-13 text-ink-2">
        {ask ? <span>{t("askIs", { ask })}</span> : null}
        {goal ? <span>{t("goal", { goal })}</span> : null}
      </p>
    </li>
  );
}

async function Dates({
  campaign: { startsOn, endsOn },
}: {
  campaign: Pick<CampaignSummary, "startsOn" | "endsOn">;
}) {
  const [t, format] = await Promise.all([getTranslations("campaigns"), getFormatter()]);
  const day = (on: string) =>
    format.dateTime(new Date(`${on}T12:00:00Z`), {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
  return endsOn
    ? t("dates", { start: day(startsOn), end: day(endsOn) })
    : t("since", { start: day(startsOn) });
}

async function PathBars({ stages, enrolled }: Pick<CampaignSummary, "stages" | "enrolled">) {
  const [t, format] = await Promise.all([getTranslations("campaigns"), getFormatter()]);
  const most = Math.max(1, ...stages.map(({ count }) => count ?? 0));
  if (enrolled === 0) return null;
  return (
    <ol className="flex items-end gap-1">
      {stages.map(({ id, name, kind, count }) => (
        <li className="grid min-w-0 flex-1 gap-0.5" key={id}>
          <span className="sr-only">
            {count === null ? t("stageFew", { stage: name }) : t("stageCount", { stage: name, count })}
          </span>
          <span aria-hidden="true" className="fig text-18">
            {count === null ? t("few") : format.number(count)}
          </span>
          <i
            aria-hidden="true"
            className={cn(
              "block min-h-0.75 w-full print:border print:border-ink",
              kind === "member" ? "bg-merah" : "bg-ink",
              kind === "exit" && "bg-rule-2",
            )}
            style={{ height: `${((count ?? 0) / most) * 2.5}rem` }}
          />
          <span aria-hidden="true" className="truncate text-12 text-ink-3 max-sm:hidden" title={name}>
            {name}
          </span>
        </li>
      ))}
    </ol>
  );
}
