import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Imports } from "./imports";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("import-steps");
  return { title: t("title") };
}

export default function ImportsPage() {
  return (
    <Suspense fallback={<RowsSkeleton rows={6} />}>
      <Imports />
    </Suspense>
  );
}
