import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { MessagesFor } from "@/i18n/messages-for";
import { WeekScreen } from "./week-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("week");
  return { title: t("title") };
}

export default function WeekPage({ searchParams }: PageProps<"/week">) {
  return (
    <MessagesFor namespaces={["ui", "errors", "week"]}>
      <Suspense fallback={<RowsSkeleton rows={6} />}>
        <WeekScreen searchParams={searchParams} />
      </Suspense>
    </MessagesFor>
  );
}
