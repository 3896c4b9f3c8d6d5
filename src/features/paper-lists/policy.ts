import { coordinators, organisers, policy } from "@/lib/policy";

/** For organisers alone, and each print is in the audit. */
export const paperLists = policy("paperList", {
  read: organisers,
  print: organisers,
  keyBack: organisers,
  close: organisers,
  closeOthers: coordinators,
  reopen: coordinators,
});
