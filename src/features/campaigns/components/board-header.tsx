import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
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
  const where = workplaces.map((workplace) => workplace.name).join(" · ");
  return (
    <PageHeader
      before={<BackLink href="/campaigns">{t("back")}</BackLink>}
      className="mb-3 gap-0"
      end={can(ctx, campaigns.manage) ? edit : undefined}
      meta={[where, await wayToGo(ctx, board)].filter(Boolean).join(" · ")}
      title={name}
    />
  );
}

async function wayToGo(ctx: Context, { columns, people, eligible, filter }: Board): Promise<string> {
  const t = await getTranslations("campaigns.board");
  if (Object.values(filter).some(Boolean)) return t("people", { count: people });
  if (!can(ctx, enrolments.read)) return "";
  const count = columns.reduce((sum, column) => sum + (column.kind === "step" ? (column.count ?? 0) : 0), 0);
  return eligible === null ? t("notYetOnBoard", { count, people }) : t("notYet", { count, eligible });
}
