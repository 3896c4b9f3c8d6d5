import { TOTP } from "otpauth";
import { confirmApp, offerApp } from "@/features/users/authenticator.mutations";
import { addPasskey, offerPasskey } from "@/features/users/passkeys.mutations";
import { openSession } from "@/features/users/sessions.mutations";
import { write } from "@/lib/db";
import { halfOpenOfSecret, type Session } from "@/lib/session";
import { password } from "./accounts";
import { softPasskey } from "./passkeys";
import { visitor } from "./visitors";

/** What the app shows at a moment; `steps` of thirty seconds from now. */
export const codeOf = (key: string, steps = 0) =>
  new TOTP({ secret: key, digits: 6, period: 30 }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Sets an app up, a while ago: the code of the present step is not used up by it. */
export async function withApp({ ctx, id: sessionId, user }: Session) {
  const { key, sealed } = await offerApp(ctx);
  const codes = await confirmApp(ctx, { sessionId, sealed, code: codeOf(key) });
  const used = { where: { userId: user.id }, data: { lastStep: null } };
  await write(ctx, (tx) => tx.authenticator.updateMany(used));
  return { key, codes: (codes ?? []).map((code) => code.replaceAll(" ", "")) };
}

/** Adds a passkey. */
export async function withPasskey({ ctx, id: sessionId }: Session) {
  const passkey = softPasskey();
  const answer = passkey.make(await offerPasskey(ctx, sessionId));
  return { passkey, codes: await addPasskey(ctx, { sessionId, answer, device: "Chrome · Android" }) };
}

/** Signed in with the password alone, as somebody who has a second factor. */
export async function halfOpen(email: string, from = visitor()) {
  const { secret, device } = await openSession({ email, password }, from);
  const half = await halfOpenOfSecret(secret);
  if (!half) throw new Error("the session is not half open");
  return { secret, half, device };
}
