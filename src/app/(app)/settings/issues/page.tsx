import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { IssueRow } from "@/features/issues/components/issue-row";
import { NewIssueForm } from "@/features/issues/components/new-issue-form";
import { issues as permissions } from "@/features/issues/policy";
import { issueUses, listIssues, mostUsesCounted } from "@/features/issues/queries";
import { can } from "@/lib/policy";
import { requireSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("issues") });

export default async function IssueSettingsPage() {
  const { ctx, user } = await requireSession();
  if (!can(ctx, permissions.edit)) notFound();
  const [issues, uses, t] = await Promise.all([
    listIssues(ctx, { archived: true }),
    issueUses(ctx),
    getTranslations("settings.issues"),
  ]);
  const order = issues.filter(({ archived }) => !archived).map(({ id }) => id);
  const usedOf = (id: string) => {
    const count = uses.get(id) ?? 0;
    return count >= mostUsesCounted ? t("usedOften", { count: mostUsesCounted }) : t("used", { count });
  };
  const rows = issues.map((issue) => ({ ...issue, used: usedOf(issue.id) }));
  const archived = rows.filter((issue) => issue.archived);
  return (
    <div className="grid gap-8">
      <Section>
        <p className="mb-2 text-13 text-ink-2">{t("meta")}</p>
        {order.length === 0 ? <EmptyState title={t("empty")} /> : null}
        <ul>
          {rows.map((issue) =>
            issue.archived ? null : <IssueRow issue={issue} key={issue.id} order={order} userId={user.id} />,
          )}
        </ul>
        <NewIssueForm />
      </Section>
      {archived.length > 0 ? (
        <Section meta={t("archivedMeta")} title={t("archived")}>
          <ul>
            {archived.map((issue) => (
              <IssueRow issue={issue} key={issue.id} order={order} userId={user.id} />
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}
