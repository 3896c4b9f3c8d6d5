import type { Template } from "@/features/templates/queries";
import type { LastContact } from "../../collisions.queries";

export type Reachable = {
  contactId: string;
  name: string;
  nickname?: string | null;
  /** E.164. */
  phone: string;
  /** Which of the two the contact does not refuse. */
  call: boolean;
  message: boolean;
  last: LastContact | null;
  logHref: string;
};

export type ReachChannel = "phone" | "whatsapp";

export type Words = {
  templates: readonly Template[];
  organiser: string;
  union: string;
  /** The language in which a message is offered first. */
  locale: "id" | "en";
  userId: string;
};

export type Asked = { person: Reachable; channel: ReachChannel };
