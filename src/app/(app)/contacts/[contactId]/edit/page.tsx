import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { FormSkeleton } from "@/components/ui/skeleton";
import { EditContactForm } from "@/features/contacts/components/edit-contact-form";
import { contacts } from "@/features/contacts/policy";
import { foundContact } from "@/features/duplicates/components/found-contact";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type PageProps = { params: Promise<{ contactId: string }> };

export default function EditContactPage({ params }: PageProps) {
  return (
    <Suspense fallback={<FormSkeleton />}>
      <EditContact params={params} />
    </Suspense>
  );
}

async function EditContact({ params }: PageProps) {
  const ctx = await requireContext();
  const contact = await foundContact(ctx, (await params).contactId);
  const { known } = contact;
  if (!known || !can(ctx, contacts.update)) notFound();
  const t = await getTranslations("contacts.form");
  const title = t("editTitle", { name: contact.name });
  return (
    <div className="max-w-[56rem]">
      <title>{title}</title>
      <PageHeader title={title} />
      <MessagesFor namespaces={["ui", "errors", "contacts"]}>
        <EditContactForm contact={contact} known={known} />
      </MessagesFor>
    </div>
  );
}
