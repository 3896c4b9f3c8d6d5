import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { MessagesFor } from "@/i18n/messages-for";
import { TasksScreen } from "./tasks-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tasks"))("title") };
}

export default function TasksPage({ searchParams }: PageProps<"/tasks">) {
  return (
    <MessagesFor namespaces={["tasks", "errors", "ui"]}>
      <Suspense fallback={<RowsSkeleton />}>
        <TasksScreen searchParams={searchParams} />
      </Suspense>
    </MessagesFor>
  );
}
