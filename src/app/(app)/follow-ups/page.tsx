import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { MessagesFor } from "@/i18n/messages-for";
import { FollowUps, type FollowUpsProps, FollowUpsSkeleton } from "./follow-ups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("follow-ups");
  return { title: t("title") };
}

export default function FollowUpsPage({ searchParams }: FollowUpsProps) {
  return (
    <MessagesFor namespaces={["ui", "errors", "conversations", "follow-ups"]}>
      <Suspense fallback={<FollowUpsSkeleton />}>
        <FollowUps searchParams={searchParams} />
      </Suspense>
    </MessagesFor>
  );
}
