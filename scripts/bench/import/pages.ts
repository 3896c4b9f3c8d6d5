import { setTimeout as wait } from "node:timers/promises";
import { getContact } from "@/features/contacts/details/queries";
import { listContacts } from "@/features/contacts/queries";
import { noFilter } from "@/features/contacts/rules";
import { getDensity } from "@/features/density/queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";

export type Latencies = Record<"list" | "contact" | "density", number[]>;

/** Opens the pages' queries one after the other, as somebody at work would, until told to stop. */
export async function openPages(ctx: Context, signal: AbortSignal): Promise<Latencies> {
  const times: Latencies = { list: [], contact: [], density: [] };
  const on = today(ctx);
  const first = await listContacts(ctx, noFilter);
  const [known] = first.contacts;
  if (!known) throw new Error("nobody is there");
  const opens = {
    list: () => listContacts(ctx, noFilter),
    contact: () => getContact(ctx, known.id),
    density: () => getDensity(ctx, { on }),
  };
  while (!signal.aborted) {
    for (const [name, open] of Object.entries(opens)) {
      // The whole union's density is the heaviest page there is; nobody opens it every second.
      if (name === "density" && times.density.length * 5 > times.list.length) continue;
      const from = performance.now();
      await open();
      times[name as keyof Latencies].push(performance.now() - from);
      await wait(100);
    }
  }
  return times;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
