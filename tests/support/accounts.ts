import { acceptInvitation, inviteUser } from "@/features/users/invitations.mutations";
import { openSession } from "@/features/users/sessions.mutations";
import type { Context, Role } from "@/lib/context";
import { newId } from "@/lib/ids";
import { type Session, sessionOfSecret } from "@/lib/session";
import { signedIn } from "./factories";
import { visitor } from "./visitors";

export const password = "empat kata yang panjang";
export const freshEmail = () => `account-${newId()}@example.org`;

export type Account = { admin: Context; email: string; seatId: string; userId: string; session: Session };

/** Someone who was invited, took the seat up and signed in on a phone of theirs. */
export async function account({
  admin,
  role = "organiser",
}: {
  admin?: Context;
  role?: Role;
} = {}): Promise<Account> {
  const by = admin ?? (await signedIn());
  const email = freshEmail();
  const { token } = await inviteUser(by, { email, name: "Joko", role, wholeUnion: true, turf: [] });
  await acceptInvitation({ token, password });
  const session = await opened(email);
  const { actor } = session.ctx;
  if (actor.type !== "user") throw new Error("no user");
  return { admin: by, email, seatId: actor.seatId, userId: actor.userId, session };
}

export async function opened(email: string, words = password, from = visitor()): Promise<Session> {
  const { secret } = await openSession({ email, password: words }, from);
  const session = await sessionOfSecret(secret);
  if (!session) throw new Error("no session");
  return session;
}

/** How a try ended: "open", or the refusal's code. */
export const triedWith = (email: string, words: string, from = visitor()): Promise<string> =>
  openSession({ email, password: words }, from).then(
    () => "open",
    ({ code }) => code,
  );
