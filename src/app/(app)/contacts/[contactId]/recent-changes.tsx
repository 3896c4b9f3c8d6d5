import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { audits } from "@/features/audit/policy";
import { auditHref } from "@/features/audit/schema";
import { EditHistory } from "@/features/contacts/components/edit-history";
import { editsOf } from "@/features/contacts/edits.queries";
import { contacts } from "@/features/contacts/policy";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";

const shown = 3;

/** The last changes by hand, for roles that see what was changed. */
export async function RecentChanges({ ctx, contactId }: { ctx: Context; contactId: string }) {
  if (!can(ctx, contacts.readPhone)) return null;
  const { edits, next } = await editsOf(ctx, { contactId, take: shown });
  const t = await getTranslations("contacts.edits");
  const mayAudit = can(ctx, audits.read);
  return (
    <Section
      end={
        mayAudit ? (
          <Link href={auditHref({ contact: contactId })} prefetch={false}>
            {t("audit")}
          </Link>
        ) : null
      }
      title={t("title")}
    >
      <EditHistory contactId={contactId} edits={edits} mayChange={can(ctx, contacts.update)} />
      {next ? (
        <Link
          className="inline-flex min-h-tap items-center text-13"
          href={`/contacts/${contactId}/changes`}
          prefetch={false}
        >
          {t("all")}
        </Link>
      ) : null}
    </Section>
  );
}
