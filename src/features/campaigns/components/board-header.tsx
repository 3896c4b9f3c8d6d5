import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { PageHeader } from "@/components/ui/page-header";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import type { Board } from "../board.queries";
import { campaigns, enrolments } from "../policy";

export async function BoardHeader({ ctx, board }: { ctx: Context; board: Board }) {
  const t = await getTranslations("campaigns");
  const { id, name, workplaces } = board.campaign;
  const edit = (
    <ButtonLink href={`/campaigns/${id}/edit`} size="sm">
      {t("edit")}
    </ButtonLink>
  );
  const activities = (
    <ButtonLink href={`/activities?campaign=${id}`} prefetch={false} size="sm">
      {t("activities")}
    </ButtonLink>
  );
  const tasks = (
    <ButtonLink href={`/tasks?campaign=${id}`} prefetch={false} size="sm">
      {t("tasks")}
    </ButtonLink>
  );
  const where = workplaces.map((workplace) => workplace.name).join(" · ");
  return (
    <PageHeader
      before={
        <span className="max-md:hidden">
          <BackLink href="/campaigns">{t("back")}</BackLink>
        </span>
      }
      className="mb-2 gap-0 md:mb-3"
      end={
        <>
          {can(ctx, enrolments.read) ? <FilterButton /> : null}
          <span className="flex gap-2 max-md:hidden">
            {activities}
            {can(ctx, enrolments.read) ? tasks : null}
          </span>
          {can(ctx, campaigns.manage) ? edit : null}
        </>
      }
      oneRow
      meta={
        <>
          {[where, await onBoard(ctx, board)].filter(Boolean).join(" · ")}
          <Whole board={board} />
        </>
      }
      title={name}
    />
  );
}

/** Opens the filters on a phone, without scripts too: the checkbox is `board-filters`. */
async function FilterButton() {
  const t = await getTranslations("campaigns.filters");
  return (
    <label
      className={cn(
        buttonStyle({ size: "sm" }),
        "cursor-pointer px-2.5 md:hidden [:root:has(#board-filters:focus-visible)_&]:outline-3 [:root:has(#board-filters:focus-visible)_&]:outline-focus",
      )}
      htmlFor="board-filters"
    >
      {t("open")}
    </label>
  );
}

async function onBoard(ctx: Context, { people, members, filter }: Board): Promise<string> {
  const t = await getTranslations("campaigns.board");
  if (people === null || !can(ctx, enrolments.read)) return "";
  if (Object.values(filter).some(Boolean)) return t("people", { count: people });
  return members === null ? t("onBoard", { people }) : t("onBoardMembers", { people, members });
}

/** The bridge to density: everybody who works there, on the board or not. */
async function Whole({ board: { whole, campaign } }: { board: Board }) {
  const t = await getTranslations("campaigns.board");
  if (!whole) return null;
  const { members, eligible } = whole;
  const [only, second] = campaign.workplaces;
  const href = only && !second ? `/density?workplace=${only.id}` : "/density";
  return (
    <>
      {" · "}
      <Link href={href} prefetch={false}>
        {eligible === null ? t("wholeUnknown", { members }) : t("whole", { members, eligible })}
      </Link>
    </>
  );
}
