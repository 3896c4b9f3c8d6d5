import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { IssueRow } from "@/features/issues/components/issue-row";
import { NewIssueForm } from "@/features/issues/components/new-issue-form";
import { issues as permissions } from "@/features/issues/policy";
import { listIssues } from "@/features/issues/queries";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("issues") });

export default async function IssueSettingsPage() {
  const ctx = await requireContext();
  if (!can(ctx, permissions.edit)) notFound();
  const [issues, t] = await Promise.all([
    listIssues(ctx, { archived: true }),
    getTranslations("settings.issues"),
  ]);
  const order = issues.filter(({ archived }) => !archived).map(({ id }) => id);
  const archived = issues.filter((issue) => issue.archived);
  return (
    <div className="grid gap-8">
      <Section meta={t("meta")} title={t("title")}>
        {order.length === 0 ? <EmptyState title={t("empty")} /> : null}
        <ul>
          {issues.map((issue) =>
            issue.archived ? null : <IssueRow issue={issue} key={issue.id} order={order} />,
          )}
        </ul>
        <NewIssueForm />
      </Section>
      {archived.length > 0 ? (
        <Section meta={t("archivedMeta")} title={t("archived")}>
          <ul>
            {archived.map((issue) => (
              <IssueRow issue={issue} key={issue.id} order={order} />
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}
