import { setTimeout as wait } from "node:timers/promises";
import { getContact } from "@/features/contacts/details.queries";
import { noFilter } from "@/features/contacts/filter.schema";
import { listContacts } from "@/features/contacts/queries";
import { getDensity } from "@/features/density/queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";

/** Milliseconds; a page that gave up counts as endless. */
export type Latencies = Record<"list" | "contact" | "density", number[]>;

/** Runs the pages' queries one after the other until told to stop. */
export async function openPages(ctx: Context, signal: AbortSignal): Promise<Latencies> {
  const times: Latencies = { list: [], contact: [], density: [] };
  const on = today(ctx);
  const first = await listContacts(ctx, noFilter);
  const [known] = first.contacts;
  if (!known) throw new Error("nobody is there");
  const workplaceId = (await getContact(ctx, known.id)).job?.workplaceId;
  const opens = {
    list: () => listContacts(ctx, noFilter),
    contact: () => getContact(ctx, known.id),
    density: () => getDensity(ctx, { on, workplaceId }),
  };
  while (!signal.aborted) {
    for (const [name, open] of Object.entries(opens)) {
      const from = performance.now();
      const answered = await open().then(
        () => true,
        () => false,
      );
      times[name as keyof Latencies].push(answered ? performance.now() - from : Number.POSITIVE_INFINITY);
      await wait(100);
    }
  }
  return times;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
