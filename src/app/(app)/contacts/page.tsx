import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { MessagesFor } from "@/i18n/messages-for";
import { People } from "./people";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts");
  return { title: t("title") };
}

export default function ContactsPage({ searchParams }: PageProps) {
  return (
    <MessagesFor namespaces={["ui", "errors", "contacts", "conversations"]}>
      <Suspense fallback={<RowsSkeleton rows={10} />}>
        <People searchParams={searchParams} />
      </Suspense>
    </MessagesFor>
  );
}
