import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TableSkeleton } from "@/components/ui/skeleton";
import { Batch } from "./batch";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("import-steps");
  return { title: t("title") };
}

export default function BatchPage({ params }: { params: Promise<{ batchId: string }> }) {
  return (
    <Suspense fallback={<TableSkeleton columns={4} rows={10} />}>
      <Batch params={params} />
    </Suspense>
  );
}
