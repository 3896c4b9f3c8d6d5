/** What an event is to a person who looks for something unusual. `changed` is every act of a user that is nothing else. */
export const eventKinds = ["opened", "changed", "signed_in", "taken_out", "system"] as const;
export type EventKind = (typeof eventKinds)[number];

/** The actions of each kind; those of `changed` are all others, those of `system` are done by jobs. */
export const actionsOf = {
  opened: ["contact.reveal_national_id"],
  signed_in: [
    "session.open",
    "session.close",
    "session.leave",
    "session.arrive",
    "session.end",
    "session.end_others",
    "session.end_all",
    "session.acknowledge",
    "session.prove",
    "session.second_step",
    "factor.add",
    "factor.remove",
    "factor.codes",
    "factor.take_away",
    "user.accept",
    "user.password",
    "user.reset_link",
    "user.password_reset",
    "user.unlock",
  ],
  taken_out: [
    "contact.export",
    "contact.disclose",
    "import.export_rejected",
    "import.export_doubts",
    "import.export_warnings",
    "paperList.print",
    "device.list",
    "audit.export",
    "backup.download",
  ],
} as const satisfies Partial<Record<EventKind, readonly string[]>>;
