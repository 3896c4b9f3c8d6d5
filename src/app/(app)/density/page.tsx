import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { FigureSkeleton, TableSkeleton } from "@/components/ui/skeleton";
import { DensityScreen } from "./density-screen";

export const generateMetadata = async () => ({ title: (await getTranslations("density"))("title") });

export default function DensityPage({ searchParams }: PageProps<"/density">) {
  return (
    <Suspense fallback={<DensitySkeleton />}>
      <DensityScreen searchParams={searchParams} />
    </Suspense>
  );
}

function DensitySkeleton() {
  return (
    <div className="grid gap-8 pt-12">
      <FigureSkeleton />
      <TableSkeleton columns={6} rows={8} />
    </div>
  );
}
