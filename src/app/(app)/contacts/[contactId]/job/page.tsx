import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { FormSkeleton } from "@/components/ui/skeleton";
import { workplaceChoices } from "@/features/contacts/choices.queries";
import { JobForm } from "@/features/contacts/components/job-form";
import { contacts } from "@/features/contacts/policy";
import { foundContact } from "@/features/duplicates/components/found-contact";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type PageProps = { params: Promise<{ contactId: string }> };

export default function EditJobPage({ params }: PageProps) {
  return (
    <Suspense fallback={<FormSkeleton />}>
      <EditJob params={params} />
    </Suspense>
  );
}

async function EditJob({ params }: PageProps) {
  const ctx = await requireContext();
  const contact = await foundContact(ctx, (await params).contactId);
  const { known } = contact;
  if (!known || !can(ctx, contacts.update)) notFound();
  const t = await getTranslations("contacts.form");
  const title = t("jobTitle", { name: contact.name });
  return (
    <div className="max-w-[56rem]">
      <title>{title}</title>
      <PageHeader title={title} />
      <MessagesFor namespaces={["ui", "errors", "contacts"]}>
        <JobForm contact={contact} choices={await workplaceChoices(ctx)} />
      </MessagesFor>
    </div>
  );
}
