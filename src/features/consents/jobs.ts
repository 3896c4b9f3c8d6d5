import "server-only";
import type { Context } from "@/lib/context";
import { everyUnion } from "@/lib/every-union";
import type { JobHandler, NightlyJob } from "@/lib/worker";
import { agreeNext } from "./agreement.mutations";

/** A restore asks for it: the addresses of an older backup do not know yet what was refused since. */
export const consentJobs: Record<string, JobHandler> = {
  "consents.agree": async ({ unionId }, signal) => {
    const unions = await everyUnion("consents");
    await agree(
      unions.filter((each) => each.unionId === unionId),
      signal,
    );
  },
};

/** A quarter to four in the morning in Jakarta. */
export const consentNights: Record<string, NightlyJob> = {
  "consents.nightly": {
    at: "45 20 * * *",
    catchUp: true,
    work: async (signal) => agree(await everyUnion("consents"), signal),
  },
};

async function agree(unions: readonly Context[], signal: AbortSignal): Promise<void> {
  for (const ctx of unions) {
    let after: string | null = null;
    do {
      signal.throwIfAborted();
      after = await agreeNext(ctx, after);
    } while (after !== null);
  }
}
