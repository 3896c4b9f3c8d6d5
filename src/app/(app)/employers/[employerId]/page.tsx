import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { FigureSkeleton, TableSkeleton } from "@/components/ui/skeleton";
import { EmployerScreen } from "./employer-screen";

export const generateMetadata = async () => ({ title: (await getTranslations("employers"))("title") });

export default function EmployerPage({ params }: PageProps<"/employers/[employerId]">) {
  return (
    <Suspense fallback={<EmployerSkeleton />}>
      <EmployerScreen params={params} />
    </Suspense>
  );
}

function EmployerSkeleton() {
  return (
    <div className="grid gap-8 pt-12">
      <FigureSkeleton />
      <TableSkeleton columns={4} rows={5} />
    </div>
  );
}
