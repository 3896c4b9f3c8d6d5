import { foldTallies, recountTallies } from "@/features/density/tallies.mutations";
import { releaseExport } from "@/features/exports/mutations";
import { isWaiting } from "@/features/exports/queries";
import { getUnion } from "@/features/unions/queries";
import { takeFactorsAway } from "@/features/users/factors.mutations";
import { changeSeat, enableSeat } from "@/features/users/mutations";
import { makeResetLink } from "@/features/users/password-reset.mutations";
import { unlockAccount } from "@/features/users/password-tries.mutations";
import { listUsers, type UserSeat } from "@/features/users/queries";
import type { Context } from "@/lib/context";
import { disconnect } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { everyUnion } from "@/lib/every-union";
import { refusalOf } from "@/lib/refusals";

/** The program of `npm run admin`: one command on the machine, one JSON line for each thing that there is to say. */
type Found = { ctx: Context; union: string; seat: UserSeat };

const commands: Record<string, (email: string) => Promise<void>> = {
  list: async () => {
    for (const { union, seat } of await seats()) say(lineOf(union, seat));
  },
  reset: async (email) => {
    const { ctx, union, seat } = await activeSeat(email);
    const { token } = await makeResetLink(ctx, seat.id);
    say({ ...lineOf(union, seat), path: `/reset/${token}` });
  },
  unlock: async (email) => {
    const { ctx, union, seat } = await activeSeat(email);
    const forgotten = await unlockAccount(ctx, seat.user.id);
    say({ ...lineOf(union, seat), forgotten });
  },
  "second-factor": async (email) => {
    const { ctx, union, seat } = await activeSeat(email);
    await takeFactorsAway(ctx, seat.id);
    say(lineOf(union, seat));
  },
  tallies: async () => {
    for (const ctx of await everyUnion("npm run tallies")) {
      const mistakes = await recountTallies(ctx);
      await foldTallies(ctx);
      say({ union: (await getUnion(ctx)).name, ...mistakes });
    }
  },
  "approve-export": async (number) => {
    const [found, second] = await waitingUnions(Number(number));
    if (!found) throw new AppError("NOT_FOUND");
    if (second) throw new AppError("CONFLICT");
    await releaseExport(found.ctx, Number(number));
    say({ union: found.union });
  },
  "make-admin": async (email) => {
    for (const { ctx, seat } of await seatsOf(email)) {
      if (seat.disabledAt) await enableSeat(ctx, seat.id);
      await changeSeat(ctx, { seatId: seat.id, role: "admin", wholeUnion: true, turf: [] });
    }
    for (const { union, seat } of await seatsOf(email)) say(lineOf(union, seat));
  },
};

async function seats(): Promise<Found[]> {
  const found: Found[] = [];
  for (const ctx of await everyUnion("npm run admin")) {
    const { name } = await getUnion(ctx);
    for (const seat of await listUsers(ctx)) found.push({ ctx, union: name, seat });
  }
  return found;
}

/** The unions in which a file of this number waits for an admin. */
async function waitingUnions(number: number) {
  const unions = await everyUnion("npm run admin");
  const found = await Promise.all(
    unions.map(async (ctx) => ({
      ctx,
      union: (await getUnion(ctx)).name,
      waits: await isWaiting(ctx, number),
    })),
  );
  return found.filter(({ waits }) => waits);
}

async function seatsOf(email: string): Promise<Found[]> {
  const found = (await seats()).filter(({ seat }) => seat.user.email === email.trim().toLowerCase());
  if (found.length === 0) throw new AppError("NOT_FOUND");
  return found;
}

async function activeSeat(email: string): Promise<Found> {
  const found = (await seatsOf(email)).find(({ seat }) => !seat.disabledAt && !seat.invitation);
  if (!found) throw new AppError("NOT_FOUND");
  return found;
}

function lineOf(union: string, { user, role, disabledAt, invitation }: UserSeat) {
  const state = disabledAt ? "disabled" : invitation ? "invited" : "active";
  return { union, name: user.name, email: user.email, role, state };
}

const say = (what: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(what)}\n`);

try {
  const [name = "", email = ""] = process.argv.slice(2);
  await commands[name]?.(email);
} catch (error) {
  say({ refused: refusalOf(error).code });
} finally {
  await disconnect();
}
