import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { PlaceMergeList } from "@/features/workplaces/components/place-merge-list";
import { MergePlaces } from "@/features/workplaces/components/place-merges";
import { placeMerges } from "@/features/workplaces/merges.policy";
import { listPlaceMerges } from "@/features/workplaces/merges.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { found } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({
  title: (await getTranslations("workplaces.merges"))("title"),
});

export default function MergesPage() {
  return (
    <Suspense fallback={<RowsSkeleton rows={6} />}>
      <Merges />
    </Suspense>
  );
}

async function Merges() {
  const [ctx, t, words] = await Promise.all([
    requireContext(),
    getTranslations("workplaces.merges"),
    getTranslations("employers"),
  ]);
  const merges = await found(listPlaceMerges(ctx));
  const mayMerge = can(ctx, placeMerges.merge);
  return (
    <MessagesFor namespaces={["workplaces", "errors", "ui"]}>
      <PageHeader
        before={<BackLink href="/employers">{words("back")}</BackLink>}
        meta={t("meta")}
        title={t("title")}
      />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        {mayMerge ? (
          <Section title={t("new")}>
            <MergePlaces />
          </Section>
        ) : null}
        <Section title={t("list")}>
          <PlaceMergeList
            mayUndo={({ kind }) => mayMerge || kind === "department" || kind === "shift"}
            merges={merges}
          />
        </Section>
      </div>
    </MessagesFor>
  );
}
