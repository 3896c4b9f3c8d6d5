import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TableSkeleton } from "@/components/ui/skeleton";
import { MinimumWageTable } from "@/features/conditions/components/minimum-wage-table";
import { PasteMinimumWages } from "@/features/conditions/components/paste-minimum-wages";
import { minimumWages } from "@/features/conditions/policy";
import { listMinimumWages } from "@/features/conditions/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { found } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({
  title: (await getTranslations("conditions.minimums"))("title"),
});

const query = z.object({ year: z.coerce.number().int().optional().catch(undefined) });

type Props = PageProps<"/employers/minimum-wages">;

export default function MinimumWagesPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<TableSkeleton columns={3} rows={10} />}>
      <MinimumWages searchParams={searchParams} />
    </Suspense>
  );
}

async function MinimumWages({ searchParams }: Pick<Props, "searchParams">) {
  const [ctx, t, words, params] = await Promise.all([
    requireContext(),
    getTranslations("conditions.minimums"),
    getTranslations("employers"),
    searchParams,
  ]);
  const { rows, years } = await found(listMinimumWages(ctx, query.parse(params)));
  const editable = can(ctx, minimumWages.record);
  return (
    <MessagesFor namespaces={["conditions", "errors", "ui"]}>
      <PageHeader
        before={<BackLink href="/employers">{words("back")}</BackLink>}
        meta={t("meta")}
        title={t("title")}
      />
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <div className="min-w-0">
          <MinimumWageTable editable={editable} rows={rows} years={years} />
        </div>
        {editable ? (
          <Section title={t("paste")}>
            <PasteMinimumWages />
          </Section>
        ) : null}
      </div>
    </MessagesFor>
  );
}
