import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { FormSkeleton } from "@/components/ui/skeleton";
import { CardForm, JoinForm, LeaveForm } from "@/features/contacts/components/membership-form";
import type { ContactDetail } from "@/features/contacts/details.queries";
import { contacts } from "@/features/contacts/policy";
import { foundContact } from "@/features/duplicates/components/found-contact";
import { listCategories } from "@/features/memberships/categories.queries";
import { AuthorityMachine } from "@/features/memberships/components/authority-machine";
import { Evidence } from "@/features/memberships/components/evidence";
import { MemberCard } from "@/features/memberships/components/member-card";
import { MembershipMachine } from "@/features/memberships/components/membership-machine";
import { Offices } from "@/features/memberships/components/offices";
import { PapersHistory } from "@/features/memberships/components/papers-history";
import { StandingPoster } from "@/features/memberships/components/standing-poster";
import { memberships } from "@/features/memberships/policy";
import { papersOf } from "@/features/memberships/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { today } from "@/lib/dates";
import { env } from "@/lib/env";
import { can } from "@/lib/policy";
import { requireSession } from "@/lib/session";

type PageProps = { params: Promise<{ contactId: string }> };

export default function MembershipPage({ params }: PageProps) {
  return (
    <Suspense fallback={<FormSkeleton />}>
      <Membership params={params} />
    </Suspense>
  );
}

async function Membership({ params }: PageProps) {
  const { ctx, union } = await requireSession();
  const contact = await foundContact(ctx, (await params).contactId);
  if (!contact.known || !can(ctx, memberships.read)) notFound();
  const t = await getTranslations("memberships");
  const papers = await papersOf(ctx, contact.id);
  const title = t("title", { name: contact.name });
  const may = { record: can(ctx, memberships.record), decide: can(ctx, memberships.decide) };
  const of = { contact, papers, may };
  return (
    <MessagesFor namespaces={["ui", "errors", "contacts"]}>
      <title>{title}</title>
      <PageHeader
        before={<BackLink href={`/contacts/${contact.id}`}>{contact.name}</BackLink>}
        title={title}
      />
      <StandingPoster papers={papers} today={today(ctx)} />
      <p className="mt-2 mb-6 text-13 text-ink-2">{t("separate")}</p>
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-6">
          <MembershipMachine categories={await listCategories(ctx)} {...of} />
          {can(ctx, contacts.update) ? <ByHand contact={contact} belongs={papers.since !== null} /> : null}
          <AuthorityMachine
            authorities={papers.authorities}
            contactId={contact.id}
            hasJob={contact.job !== null}
            may={may}
          />
          <Evidence contactId={contact.id} may={may} papers={papers} />
        </div>
        <div className="grid min-w-0 gap-6">
          <MemberCard address={env.NEXTAUTH_URL} union={union.name} {...of} />
          <Offices contactId={contact.id} may={may} offices={papers.offices} />
          <PapersHistory papers={papers} />
        </div>
      </div>
    </MessagesFor>
  );
}

/** Without an application: joining, leaving, and a card number that was mistyped. */
async function ByHand({ contact: { id, known }, belongs }: { contact: ContactDetail; belongs: boolean }) {
  const t = await getTranslations("memberships.membership");
  if (!known) return null;
  return (
    <details>
      <summary className="flex min-h-tap cursor-pointer items-center text-13 font-label">
        {t(belongs ? "more" : "join")}
      </summary>
      {belongs ? (
        <div className="mt-2 grid gap-8">
          <CardForm cardNumber={known.cardNumber} contactId={id} />
          <LeaveForm contactId={id} />
        </div>
      ) : (
        <JoinForm contactId={id} />
      )}
    </details>
  );
}
