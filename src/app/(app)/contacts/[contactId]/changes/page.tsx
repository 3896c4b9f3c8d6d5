import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EditHistory } from "@/features/contacts/components/edit-history";
import { editsOf } from "@/features/contacts/edits.queries";
import { contacts } from "@/features/contacts/policy";
import { foundContact } from "@/features/duplicates/components/found-contact";
import { MessagesFor } from "@/i18n/messages-for";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type Props = PageProps<"/contacts/[contactId]/changes">;
const address = z.object({ before: id.optional().catch(undefined) });
const shown = 50;

export default function ChangesPage(props: Props) {
  return (
    <Suspense fallback={<RowsSkeleton rows={10} />}>
      <Changes {...props} />
    </Suspense>
  );
}

async function Changes({ params, searchParams }: Props) {
  const ctx = await requireContext();
  if (!can(ctx, contacts.readPhone)) notFound();
  const { id: contactId, name } = await foundContact(ctx, (await params).contactId);
  const { before } = address.parse(await searchParams);
  const { edits, next } = await editsOf(ctx, { contactId, before, take: shown });
  const t = await getTranslations("contacts.edits");
  return (
    <div className="max-w-[44rem]">
      <title>{t("title")}</title>
      <PageHeader
        before={<BackLink href={`/contacts/${contactId}`}>{t("back")}</BackLink>}
        meta={name}
        title={t("title")}
      />
      <MessagesFor namespaces={["ui", "errors", "contacts"]}>
        <EditHistory contactId={contactId} edits={edits} mayChange={can(ctx, contacts.update)} />
      </MessagesFor>
      {next ? (
        <ButtonLink
          className="mt-4"
          href={`/contacts/${contactId}/changes?before=${next}`}
          prefetch={false}
          rel="next"
          size="sm"
        >
          {t("older")}
        </ButtonLink>
      ) : null}
    </div>
  );
}
