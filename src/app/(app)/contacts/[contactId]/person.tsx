import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/states";
import { enrolmentsOf } from "@/features/campaigns/queries";
import { ContactDetails } from "@/features/contacts/components/contact-details";
import { ContactButtons, ContactHead } from "@/features/contacts/components/contact-head";
import { historyOf } from "@/features/contacts/histories/queries";
import { contacts as permissions } from "@/features/contacts/policy";
import { neighboursOf } from "@/features/contacts/queries";
import { type ContactFilter, contactHref, filterOfWords, withLog } from "@/features/contacts/rules";
import { lastContactOf } from "@/features/conversations/collisions/queries";
import { LogSheetSlot } from "@/features/conversations/components/log-sheet-slot";
import { conversations } from "@/features/conversations/policy";
import { conversationsOf } from "@/features/conversations/timelines/queries";
import { followUpsOf } from "@/features/follow-ups/queries";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { foundContact } from "./found-contact";
import { IssueTally } from "./issue-tally";
import { LookAlikes } from "./look-alikes";
import { PathSteps } from "./path-steps";
import { Promises } from "./promises";
import { TimelineSheet } from "./timeline-sheet";
import { Walk } from "./walk";

type PersonProps = {
  params: Promise<{ contactId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The phone's order is the document's: who, acts, promises, issues, path; history; records. */
export async function Person({ params, searchParams }: PersonProps) {
  const ctx = await requireContext();
  const { contactId } = await params;
  const asked = await searchParams;
  const filter = filterOfWords(asked.in);
  const contact = await foundContact(ctx, contactId);
  const neighbours = await neighboursOf(ctx, filter, contactId);
  const timeline = await conversationsOf(ctx, contactId);
  const here = contactHref(contactId, filter);
  const phone =
    contact.known?.points.find(({ kind, consent }) => kind === "phone" && consent !== "withdrawn")?.value ??
    null;
  return (
    <MessagesFor namespaces={["ui", "errors", "contacts"]}>
      <title>{contact.name}</title>
      <Walk filter={filter} neighbours={neighbours} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,21rem)_minmax(0,1fr)] xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)_minmax(0,17.5rem)]">
        <div className="grid gap-5">
          <ContactHead contact={contact} now={new Date()} />
          <Collision contactId={contactId} ctx={ctx} doNotContact={contact.known?.doNotContact ?? false} />
          <LookAlikes contactId={contactId} ctx={ctx} />
          <ContactButtons
            logHref={can(ctx, conversations.log) ? withLog(here, contactId) : null}
            phone={phone}
          />
          <Promises followUps={await followUpsOf(ctx, contactId)} />
          <IssueTally conversations={timeline.conversations} />
          <PathSteps enrolments={await enrolmentsOf(ctx, contactId)} />
        </div>
        <TimelineSheet
          history={await historyOf(ctx, contactId)}
          timeline={timeline}
          timeZone={ctx.timeZone}
        />
        <div className="grid gap-5 lg:col-start-1 xl:col-start-auto">
          <ContactDetails contact={contact} mayChange={can(ctx, permissions.update)} />
        </div>
      </div>
      {asked.log === contactId && can(ctx, conversations.log) ? (
        <LogOverPerson contactId={contactId} ctx={ctx} filter={filter} next={neighbours?.next ?? null} />
      ) : null}
    </MessagesFor>
  );
}

async function Collision({
  ctx,
  contactId,
  doNotContact,
}: {
  ctx: Context;
  contactId: string;
  doNotContact: boolean;
}) {
  const t = await getTranslations("contacts.page");
  const last = await lastContactOf(ctx, contactId);
  const collides = last && !last.mine && last.days <= 7;
  return (
    <>
      {doNotContact ? <Notice>{t("doNotContact")}</Notice> : null}
      {collides ? <Notice>{t("spoke", { name: last.by, days: last.days })}</Notice> : null}
    </>
  );
}

type LogOverPersonProps = {
  ctx: Context;
  contactId: string;
  filter: ContactFilter;
  next: { id: string; name: string } | null;
};

function LogOverPerson({ ctx, contactId, filter, next }: LogOverPersonProps) {
  const after = next && { name: next.name, href: withLog(contactHref(next.id, filter), next.id) };
  return (
    <LogSheetSlot closeHref={contactHref(contactId, filter)} contactId={contactId} ctx={ctx} next={after} />
  );
}
