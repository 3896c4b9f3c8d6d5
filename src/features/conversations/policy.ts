import { organisers, policy } from "@/lib/policy";

/** A delegate ticks people off in the own department; row security shows a delegate the own entries alone. */
export const conversations = policy("conversation", {
  read: [...organisers, "delegate"],
  log: [...organisers, "delegate"],
  /** Own entries only, for everybody: what somebody noted stays that somebody's word. */
  edit: [...organisers, "delegate"],
  withdraw: [...organisers, "delegate"],
  readNotes: organisers,
  writeNotes: organisers,
  assess: organisers,
});
