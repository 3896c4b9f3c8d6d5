import { purposes, type ReachChannel } from "@/features/consents/vocabulary.schema";

const channelsOf: Record<"phone" | "email", readonly ReachChannel[]> = {
  phone: ["call", "message"],
  email: ["email"],
};

/** Every way in which an address could be used, for every purpose. */
export function everyWayTo({ kind, value }: { kind: "phone" | "email"; value: string }) {
  return channelsOf[kind].flatMap((channel) => purposes.map((purpose) => ({ value, channel, purpose })));
}
