import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { FigureSkeleton, TableSkeleton } from "@/components/ui/skeleton";
import { WorkplaceScreen } from "./workplace-screen";

export const generateMetadata = async () => ({ title: (await getTranslations("workplaces"))("title") });

export default function WorkplacePage({ params }: PageProps<"/workplaces/[workplaceId]">) {
  return (
    <Suspense fallback={<WorkplaceSkeleton />}>
      <WorkplaceScreen params={params} />
    </Suspense>
  );
}

function WorkplaceSkeleton() {
  return (
    <div className="grid gap-8 pt-12">
      <FigureSkeleton />
      <TableSkeleton columns={4} rows={7} />
    </div>
  );
}
