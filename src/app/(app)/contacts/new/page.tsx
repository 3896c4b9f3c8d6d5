import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { PageHeader } from "@/components/ui/page-header";
import { FormSkeleton } from "@/components/ui/skeleton";
import { workplaceChoices } from "@/features/contacts/choices.queries";
import { NewContactForm } from "@/features/contacts/components/new-contact-form";
import { contacts } from "@/features/contacts/policy";
import { MessagesFor } from "@/i18n/messages-for";
import { newId } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { wordsOfAddress } from "@/lib/words-in-address";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts.form");
  return { title: t("newTitle") };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  s: z.string().max(900).optional().catch(undefined),
  follow: z.literal("log").optional().catch(undefined),
});

export default function NewContactPage({ searchParams }: PageProps) {
  return (
    <Suspense fallback={<FormSkeleton />}>
      <NewContact searchParams={searchParams} />
    </Suspense>
  );
}

async function NewContact({ searchParams }: PageProps) {
  const ctx = await requireContext();
  const { s, follow } = query.parse(await searchParams);
  const name = wordsOfAddress(ctx, s);
  if (!can(ctx, contacts.create)) notFound();
  const t = await getTranslations("contacts.form");
  return (
    <div className="max-w-[56rem]">
      <PageHeader title={t("newTitle")} />
      <MessagesFor namespaces={["ui", "errors", "contacts", "duplicates"]}>
        <NewContactForm choices={await workplaceChoices(ctx)} id={newId()} name={name} follow={follow} />
      </MessagesFor>
    </div>
  );
}
