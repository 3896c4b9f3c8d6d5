import { organisers, policy } from "@/lib/policy";

/** A delegate may log in the own department; row security shows a delegate only the own conversations. */
export const conversations = policy("conversation", {
  read: [...organisers, "delegate"],
  log: [...organisers, "delegate"],
  /** For every role, only conversations of their own. */
  edit: [...organisers, "delegate"],
  withdraw: [...organisers, "delegate"],
  readNotes: organisers,
  writeNotes: organisers,
  assess: organisers,
});
