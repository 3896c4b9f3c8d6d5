import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TableSkeleton } from "@/components/ui/skeleton";
import { Rows } from "./rows";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("import-decisions.rows");
  return { title: t("title") };
}

export default function ImportRowsPage(props: PageProps<"/imports/[batchId]/rows">) {
  return (
    <Suspense fallback={<TableSkeleton columns={4} rows={12} />}>
      <Rows {...props} />
    </Suspense>
  );
}
