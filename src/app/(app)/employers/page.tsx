import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TableSkeleton } from "@/components/ui/skeleton";
import { EmployersScreen } from "./employers-screen";

export const generateMetadata = async () => ({ title: (await getTranslations("employers"))("title") });

export default function EmployersPage({ searchParams }: PageProps<"/employers">) {
  return (
    <Suspense fallback={<TableSkeleton columns={6} rows={10} />}>
      <EmployersScreen searchParams={searchParams} />
    </Suspense>
  );
}
