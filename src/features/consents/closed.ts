import {
  type ConsentState,
  closedName,
  everyWay,
  type Purpose,
  purposes,
  type ReachChannel,
} from "./vocabulary.schema";

/** What was said of one way of reaching a contact. */
export type Said = { channel: ReachChannel; purpose: Purpose; state: ConsentState };

type Spoken = {
  channels: readonly ReachChannel[];
  purpose: "all" | Purpose;
  state: "given" | "withdrawn";
};

/** Each channel with each purpose that was meant. */
export function saidOf({ channels, purpose, state }: Spoken): Said[] {
  const meant = purpose === "all" ? purposes : [purpose];
  return channels.flatMap((channel) => meant.map((each) => ({ channel, purpose: each, state })));
}

/** What is closed once this was said: what it does not speak of stays as it was. */
export function closedAfter(closed: readonly string[], said: readonly Said[]): string[] {
  const spokenOf = new Set<string>(said.map(closedName));
  const refused = said.filter(({ state }) => state === "withdrawn").map(closedName);
  return [...closed.filter((name) => !spokenOf.has(name)), ...refused].toSorted();
}

export const refusesAll = (closed: readonly string[]): boolean =>
  everyWay.every((name) => closed.includes(name));

type PointKind = "phone" | "email";
const channelsOf: Record<PointKind, readonly ReachChannel[]> = {
  phone: ["call", "message"],
  email: ["email"],
};
export const pointKinds = ["phone", "email"] as const;

export const concerns = (kind: PointKind, channel: ReachChannel): boolean =>
  channelsOf[kind].includes(channel);

/** What the addresses of this kind say now; null when this was not about them. */
export function pointConsent(
  kind: PointKind,
  said: readonly Said[],
  closed: readonly string[],
): ConsentState | null {
  const about = said.filter(({ channel, purpose }) => purpose === "union" && concerns(kind, channel));
  if (about.length === 0) return null;
  if (channelsOf[kind].every((channel) => closed.includes(closedName({ purpose: "union", channel }))))
    return "withdrawn";
  return about.some(({ state }) => state === "given") ? "given" : "unknown";
}
