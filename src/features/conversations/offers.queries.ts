import { enrolments } from "@/features/campaigns/policy";
import { enrolmentsOf } from "@/features/campaigns/queries";
import { maskedPhone } from "@/features/contacts/components/masked-phone";
import { type ContactDetail, getContact } from "@/features/contacts/details.queries";
import { contacts } from "@/features/contacts/policy";
import type { Context } from "@/lib/context";
import { authorize, can } from "@/lib/policy";
import { hasSigned, mayOffer, type Offer, type Said, stageAfter } from "./offers";
import { conversations } from "./policy";

/** What this user may do at once after a conversation that says so. */
export async function offersAfter(ctx: Context, contactId: string, said: Said): Promise<Offer[]> {
  authorize(ctx, conversations.log);
  if (!mayOffer(said)) return [];
  const changes = can(ctx, contacts.update);
  const contact = changes ? await getContact(ctx, contactId) : null;
  if (said.outcome === "moved") return endOfJob(contact);
  if (said.outcome === "wrong_number") return numbersOf(contact);
  return [
    ...(can(ctx, enrolments.move) ? await stagesAfter(ctx, contactId, said) : []),
    ...(hasSigned(said) && contact?.known?.isMember === false ? [{ kind: "membership" as const }] : []),
  ];
}

function endOfJob(contact: ContactDetail | null): Offer[] {
  if (!contact?.job) return [];
  return [{ kind: "endJob", version: contact.version, workplace: contact.job.workplace }];
}

function numbersOf(contact: ContactDetail | null): Offer[] {
  const phones = contact?.known?.points.filter(({ kind, wrongOn }) => kind === "phone" && !wrongOn) ?? [];
  return phones.map(({ id, value }) => ({ kind: "number", pointId: id, phone: maskedPhone(value) }));
}

async function stagesAfter(ctx: Context, contactId: string, said: Said): Promise<Offer[]> {
  const found = await enrolmentsOf(ctx, contactId);
  return found.flatMap((enrolment): Offer[] => {
    const { enrolmentId, version, campaign } = enrolment;
    const stage = stageAfter(said, enrolment);
    return stage
      ? [
          {
            ...{ kind: "stage", enrolmentId, version, campaign: campaign.name },
            stage: { id: stage.id, name: stage.name },
          },
        ]
      : [];
  });
}
