import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { MessagesFor } from "@/i18n/messages-for";
import { LogPicker } from "./log-picker";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("conversations.picker"))("title") };
}

export default function LogPage({ searchParams }: PageProps) {
  return (
    <MessagesFor namespaces={["ui", "errors", "conversations"]}>
      <Suspense fallback={<RowsSkeleton rows={8} />}>
        <LogPicker searchParams={searchParams} />
      </Suspense>
    </MessagesFor>
  );
}
