import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { ConsentForm } from "@/features/consents/components/consent-form";
import { ConsentHistory } from "@/features/consents/components/consent-history";
import { consents } from "@/features/consents/policy";
import { consentsOf } from "@/features/consents/queries";
import { foundContact } from "@/features/duplicates/components/found-contact";
import { MessagesFor } from "@/i18n/messages-for";
import { newId } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type PageProps = { params: Promise<{ contactId: string }> };

export default function ConsentPage({ params }: PageProps) {
  return (
    <Suspense fallback={<RowsSkeleton rows={6} />}>
      <Consent params={params} />
    </Suspense>
  );
}

async function Consent({ params }: PageProps) {
  const ctx = await requireContext();
  const contact = await foundContact(ctx, (await params).contactId);
  if (!contact.known || !can(ctx, consents.record)) notFound();
  const t = await getTranslations("consents");
  const title = t("titleOf", { name: contact.name });
  return (
    <div className="max-w-[56rem]">
      <title>{title}</title>
      <PageHeader title={title} />
      <MessagesFor namespaces={["ui", "errors", "consents"]}>
        <div className="grid gap-8">
          <ConsentForm contactId={contact.id} recordId={newId()} />
          <ConsentHistory contactId={contact.id} mayRecord records={await consentsOf(ctx, contact.id)} />
        </div>
      </MessagesFor>
    </div>
  );
}
