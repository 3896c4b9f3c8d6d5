import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { foundContact } from "@/features/duplicates/components/found-contact";
import { DiscloseForm } from "@/features/privacy/components/disclose-form";
import { EraseForm } from "@/features/privacy/components/erase-form";
import { FateList } from "@/features/privacy/components/fate-list";
import { privacy } from "@/features/privacy/policy";
import { previewErasure } from "@/features/privacy/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type PageProps = { params: Promise<{ contactId: string }> };

export default function PrivacyPage({ params }: PageProps) {
  return (
    <Suspense fallback={<RowsSkeleton rows={6} />}>
      <Privacy params={params} />
    </Suspense>
  );
}

async function Privacy({ params }: PageProps) {
  const ctx = await requireContext();
  if (!can(ctx, privacy.erase)) notFound();
  const { id } = await foundContact(ctx, (await params).contactId);
  const { name, version, fates } = await previewErasure(ctx, id);
  const t = await getTranslations("privacy");
  const title = t("title", { name });
  return (
    <div className="max-w-[56rem]">
      <title>{title}</title>
      <PageHeader title={title} />
      <MessagesFor namespaces={["ui", "errors", "privacy"]}>
        <div className="grid gap-8">
          <Section title={t("disclose.title")}>
            <p className="mb-4 max-w-prose text-14 text-ink-2">{t("disclose.text")}</p>
            <DiscloseForm contactId={id} />
          </Section>
          <Section title={t("erase.title")}>
            <div className="grid gap-4">
              <p className="max-w-prose text-14 text-ink-2">{t("erase.text")}</p>
              <FateList fates={fates} />
              <p className="max-w-prose text-13 text-ink-3">{t("erase.backups")}</p>
              <EraseForm contactId={id} name={name} version={version} />
            </div>
          </Section>
        </div>
      </MessagesFor>
    </div>
  );
}
