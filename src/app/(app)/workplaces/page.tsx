import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TableSkeleton } from "@/components/ui/skeleton";
import { WorkplacesScreen } from "./workplaces-screen";

export const generateMetadata = async () => ({ title: (await getTranslations("workplaces"))("title") });

export default function WorkplacesPage({ searchParams }: PageProps<"/workplaces">) {
  return (
    <Suspense fallback={<TableSkeleton columns={6} rows={10} />}>
      <WorkplacesScreen searchParams={searchParams} />
    </Suspense>
  );
}
