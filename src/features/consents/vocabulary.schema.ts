// Without imports, so that forms bring no parser to the phone.
export const channels = ["call", "message", "email", "visit"] as const;
export type ReachChannel = (typeof channels)[number];

/** Messages and calls about the campaigns of the union are a purpose of their own; who refuses the union refuses those too. */
export const purposes = ["union", "campaign"] as const;
export type Purpose = (typeof purposes)[number];

/** How a user came to know of it. Lists, earlier data and undoing are recorded by the program. */
export const spokenSources = ["spoken", "form", "message"] as const;

export type ConsentState = "unknown" | "given" | "withdrawn";

/** What is closed, as contacts and their addresses keep it. */
export const closedName = ({ purpose, channel }: { purpose: Purpose; channel: ReachChannel }) =>
  `${purpose}.${channel}` as const;

/** Who refuses all of these asked not to be contacted. */
export const everyWay: readonly string[] = channels.map((channel) =>
  closedName({ purpose: "union", channel }),
);

/** May the contact be reached this way? */
export function isOpen(
  closed: readonly string[],
  { channel, purpose = "union" }: { channel: ReachChannel; purpose?: Purpose },
): boolean {
  if (closed.includes(closedName({ purpose: "union", channel }))) return false;
  return purpose === "union" || !closed.includes(closedName({ purpose, channel }));
}
