import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Queue } from "./queue";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async () => ({ title: (await getTranslations("duplicates"))("title") });

export default function DuplicatesPage({ searchParams }: PageProps) {
  return (
    <Suspense fallback={<RowsSkeleton rows={8} />}>
      <Queue searchParams={searchParams} />
    </Suspense>
  );
}
