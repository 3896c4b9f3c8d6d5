import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/states";
import { ContactActivities } from "@/features/activities/components/contact-activities";
import { enrolments } from "@/features/campaigns/policy";
import { campaignsWithout, enrolmentsOf } from "@/features/campaigns/queries";
import { ConsentSection } from "@/features/consents/components/consent-section";
import { consents } from "@/features/consents/policy";
import { consentsOf } from "@/features/consents/queries";
import { isOpen } from "@/features/consents/vocabulary.schema";
import { ContactDetails } from "@/features/contacts/components/contact-details";
import { ContactButtons, ContactHead } from "@/features/contacts/components/contact-head";
import type { ContactDetail } from "@/features/contacts/details.queries";
import { type ContactFilter, contactHref, withLog } from "@/features/contacts/filter.schema";
import { historyOf } from "@/features/contacts/history.queries";
import { issuesOf } from "@/features/contacts/issues.queries";
import { contacts as permissions } from "@/features/contacts/policy";
import { neighboursOf } from "@/features/contacts/queries";
import { filterOfPart } from "@/features/contacts/search-words.queries";
import { recordView } from "@/features/contacts/views.mutations";
import { type LastContact, lastContactOf } from "@/features/conversations/collisions.queries";
import { collides } from "@/features/conversations/components/collision";
import { CollisionWords } from "@/features/conversations/components/collision-words";
import { EditSheetSlot } from "@/features/conversations/components/edit-sheet-slot";
import { LogSheetSlot } from "@/features/conversations/components/log-sheet-slot";
import { ReachButtons } from "@/features/conversations/components/reach/reach-buttons";
import { ReachSlot } from "@/features/conversations/components/reach/reach-slot";
import { type OpenForm, openFormOf } from "@/features/conversations/log-sheet.schema";
import { conversations } from "@/features/conversations/policy";
import { conversationsOf, withdrawnOf } from "@/features/conversations/timeline.queries";
import { foundContact } from "@/features/duplicates/components/found-contact";
import { followUps } from "@/features/follow-ups/policy";
import { colleaguesByWorkplace, followUpsOf } from "@/features/follow-ups/queries";
import { LeadershipSection } from "@/features/leaders/components/leadership-section";
import { privacy } from "@/features/privacy/policy";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { IssueTally } from "./issue-tally";
import { LastWords } from "./last-words";
import { LookAlikes } from "./look-alikes";
import { OpenFollowUps } from "./open-follow-ups";
import { PathSteps } from "./path-steps";
import { RecentChanges } from "./recent-changes";
import { TimelineSheet } from "./timeline-sheet";
import { Walk } from "./walk";

type PersonProps = {
  params: Promise<{ contactId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The document's order is the phone's: head, buttons, follow-ups, issues, path; history; records. */
export async function Person({ params, searchParams }: PersonProps) {
  const ctx = await requireContext();
  const { contactId } = await params;
  const asked = await searchParams;
  const filter = filterOfPart(ctx, asked.in);
  const contact = await foundContact(ctx, contactId);
  after(() => recordView(ctx, contact.id));
  const neighbours = await neighboursOf(ctx, filter, contactId);
  const timeline = await conversationsOf(ctx, contactId);
  const here = contactHref(contactId, filter);
  const last = await lastContactOf(ctx, contactId);
  const words = openFormOf.parse(asked);
  return (
    <MessagesFor
      namespaces={["ui", "errors", "campaigns", "contacts", "conversations", "follow-ups", "leaders"]}
    >
      <title>{contact.name}</title>
      <Walk filter={filter} neighbours={neighbours} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,21rem)_minmax(0,1fr)] xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)_minmax(0,17.5rem)]">
        <div className="grid gap-5">
          <ContactHead contact={contact} now={new Date()} />
          <Collision contact={contact} last={last} />
          <LookAlikes contactId={contactId} ctx={ctx} />
          <ReachSlot ctx={ctx}>
            <ContactButtons
              logHref={can(ctx, conversations.log) ? withLog(here, contactId) : null}
              reach={reachOf(contact, { last, logHref: withLog(here, contactId) })}
            />
          </ReachSlot>
          <LastWords conversation={timeline.conversations[0]} />
          <OpenFollowUpsOf contact={contact} ctx={ctx} />
          <IssueTally issues={await issuesOf(ctx, contactId)} />
          <PathSteps
            contactId={contactId}
            enrolments={await enrolmentsOf(ctx, contactId)}
            others={
              contact.deceasedOn || !can(ctx, enrolments.enrol) ? [] : await campaignsWithout(ctx, contactId)
            }
            mayEnrol={can(ctx, enrolments.enrol)}
          />
          <ContactActivities contactId={contactId} ctx={ctx} />
          <LeadershipSection contactId={contactId} ctx={ctx} />
        </div>
        <TimelineSheet
          history={await historyOf(ctx, contactId)}
          timeline={timeline}
          timeZone={ctx.timeZone}
          withdrawn={can(ctx, conversations.withdraw) ? await withdrawnOf(ctx, contactId) : []}
          here={here}
        />
        <div className="grid gap-5 lg:col-start-1 xl:col-start-auto">
          <ContactDetails contact={contact} mayChange={can(ctx, permissions.update)} />
          <ConsentOf contact={contact} ctx={ctx} />
          <PrivacyLink contactId={contact.id} ctx={ctx} />
          <RecentChanges contactId={contactId} ctx={ctx} />
        </div>
      </div>
      {words.log === contactId && can(ctx, conversations.log) ? (
        <LogOverPerson ctx={ctx} filter={filter} next={neighbours?.next ?? null} words={words} />
      ) : null}
      {words.edit && can(ctx, conversations.edit) ? (
        <EditSheetSlot closeHref={here} conversationId={words.edit} ctx={ctx} />
      ) : null}
    </MessagesFor>
  );
}

type ReachProps = { last: LastContact | null; logHref: string };

/** Nothing without a number or against the contact's wish; the notice above says which. */
function reachOf({ id, name, known, deceasedOn }: ContactDetail, props: ReachProps) {
  if (deceasedOn) return null;
  const open = openPhones(known).find(({ call, message }) => call || message);
  return open ? <ReachButtons person={{ contactId: id, name, ...open, ...props }} look="page" /> : null;
}

/** The telephones, and what each may be used for. */
function openPhones(known: ContactDetail["known"]) {
  const phones = known?.points.filter(({ kind, wrongOn }) => kind === "phone" && !wrongOn) ?? [];
  return phones.map(({ value, consent, closed }) => {
    const refused = [...(known?.closed ?? []), ...closed];
    const welcome = !known?.doNotContact && consent !== "withdrawn";
    return {
      phone: value,
      call: welcome && isOpen(refused, { channel: "call" }),
      message: welcome && isOpen(refused, { channel: "message" }),
    };
  });
}

async function PrivacyLink({ ctx, contactId }: { ctx: Context; contactId: string }) {
  if (!can(ctx, privacy.disclose)) return null;
  const t = await getTranslations("privacy");
  return (
    <p>
      <ButtonLink href={`/contacts/${contactId}/privacy`} prefetch={false} size="sm" variant="bare">
        {t("link")}
      </ButtonLink>
    </p>
  );
}

async function ConsentOf({ ctx, contact }: { ctx: Context; contact: ContactDetail }) {
  if (!contact.known || !can(ctx, consents.read)) return null;
  return (
    <ConsentSection
      closed={contact.known.closed}
      contactId={contact.id}
      mayRecord={can(ctx, consents.record)}
      records={await consentsOf(ctx, contact.id)}
    />
  );
}

async function Collision({ contact, last }: { contact: ContactDetail; last: LastContact | null }) {
  const t = await getTranslations("conversations.reach");
  const wish = contact.known?.doNotContact ? "do_not_contact" : refusalOf(openPhones(contact.known));
  return (
    <>
      {wish ? <Notice>{t(wish)}</Notice> : null}
      {last && !last.mine && collides(last) ? (
        <Notice>
          <CollisionWords last={last} name={contact.name} />
        </Notice>
      ) : null}
    </>
  );
}

async function OpenFollowUpsOf({ ctx, contact }: { ctx: Context; contact: ContactDetail }) {
  const workplaceId = contact.job?.workplaceId;
  const colleagues = workplaceId ? await colleaguesByWorkplace(ctx, [workplaceId]) : null;
  return (
    <OpenFollowUps
      colleagues={(workplaceId && colleagues?.get(workplaceId)) || []}
      contact={contact}
      followUps={await followUpsOf(ctx, contact.id)}
      mayReassign={can(ctx, followUps.reassign)}
      today={today(ctx)}
    />
  );
}

/** What none of the telephones may be used for. */
function refusalOf(phones: readonly { call: boolean; message: boolean }[]) {
  if (phones.length === 0) return null;
  const [call, message] = [phones.some(({ call }) => call), phones.some(({ message }) => message)];
  if (!call && !message) return "withdrawn";
  if (!call) return "no_calls";
  return message ? null : "no_messages";
}

type LogOverPersonProps = {
  ctx: Context;
  filter: ContactFilter;
  next: { id: string; name: string } | null;
  words: OpenForm;
};

function LogOverPerson({ ctx, filter, next, words }: LogOverPersonProps) {
  const contactId = words.log ?? "";
  const after = next && { name: next.name, href: withLog(contactHref(next.id, filter), next.id) };
  const closeHref = contactHref(contactId, filter);
  return <LogSheetSlot closeHref={closeHref} contactId={contactId} ctx={ctx} next={after} words={words} />;
}
