import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TableSkeleton } from "@/components/ui/skeleton";
import { People } from "./people";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("import-decisions.pair");
  return { title: t("title") };
}

export default function ImportPeoplePage({ params }: { params: Promise<{ batchId: string }> }) {
  return (
    <Suspense fallback={<TableSkeleton columns={3} rows={8} />}>
      <People params={params} />
    </Suspense>
  );
}
