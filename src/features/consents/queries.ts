import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { read } from "@/lib/db";
import { groupedBy } from "@/lib/grouped-by";
import { authorize } from "@/lib/policy";
import { consents } from "./policy";
import {
  type ConsentState,
  channels,
  type Purpose,
  purposes,
  type ReachChannel,
  spokenSources,
} from "./vocabulary.schema";

export type ConsentRecord = {
  id: string;
  state: ConsentState;
  channels: ReachChannel[];
  purposes: Purpose[];
  source: "form" | "spoken" | "message" | "list" | "earlier" | "undo";
  wording: string | null;
  saidOn: Day;
  createdAt: Date;
  by: string | null;
  takenBack: boolean;
  /** Said by the contact, and nothing newer speaks of any of its ways. */
  mayTakeBack: boolean;
};

const shown = 50;
const isSpoken = (source: ConsentRecord["source"]) => spokenSources.some((each) => each === source);

/** What a contact said of being reached, the newest first. */
export async function consentsOf(ctx: Context, contactId: string): Promise<ConsentRecord[]> {
  authorize(ctx, consents.read);
  const events = await read(ctx, (tx) =>
    tx.consentEvent.findMany({
      where: { unionId: ctx.unionId, contactId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: shown * 8,
      select: {
        ...{ id: true, recordId: true, channel: true, purpose: true, state: true, source: true },
        ...{ wording: true, saidOn: true, createdAt: true, takesBack: true },
        recordedByUser: { select: { name: true } },
      },
    }),
  );
  const taken = new Set(events.map(({ takesBack }) => takesBack));
  const records = groupedBy(events, ({ recordId, state }) => `${recordId} ${state}`);
  const newest = new Map<string, string>();
  for (const { channel, purpose, recordId } of events) {
    const way = `${purpose}.${channel}`;
    if (!newest.has(way)) newest.set(way, recordId);
  }
  return [...records.values()].slice(0, shown).flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { recordId, state, source, wording, saidOn, createdAt, recordedByUser } = first;
    return [
      {
        ...{ id: recordId, state, source, wording, createdAt, saidOn: fromDatabaseDay(saidOn) },
        by: recordedByUser?.name ?? null,
        channels: channels.filter((each) => rows.some(({ channel }) => channel === each)),
        purposes: purposes.filter((each) => rows.some(({ purpose }) => purpose === each)),
        takenBack: taken.has(recordId),
        mayTakeBack:
          isSpoken(source) &&
          rows.every(({ channel, purpose }) => newest.get(`${purpose}.${channel}`) === recordId),
      },
    ];
  });
}
