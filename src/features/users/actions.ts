"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { action, formAction, publicFormAction, quietFormAction } from "@/lib/action";
import { deviceCookie, rememberUser } from "@/lib/device-cookie";
import { localeCookie } from "@/lib/locale";
import { currentSession, sessionCookie } from "@/lib/session";
import { acceptInvitation, inviteUser, renewInvitation } from "./invitations.mutations";
import { changeSeat, chooseLocale, disableSeat, enableSeat } from "./mutations";
import { acceptInput, changeSeatInput, inviteInput, preferencesInput, seatInput, themeInput } from "./schema";
import { closeSession } from "./sessions.mutations";

export const inviteUserAction = formAction(inviteInput, async (ctx, input) => {
  const { token } = await inviteUser(ctx, input);
  refresh();
  return { path: `/invitation/${token}` };
});

export const renewInvitationAction = action(seatInput, async (ctx, { seatId }) => {
  const { token } = await renewInvitation(ctx, seatId);
  refresh();
  return { path: `/invitation/${token}` };
});

/** Signing in follows: a cookie that an action sets renders the page anew, and its link is used up by then. */
export const acceptInvitationAction = publicFormAction(acceptInput, async (input) => {
  const { userId, email } = await acceptInvitation(input);
  const jar = await cookies();
  jar.set(deviceCookie.name, rememberUser(jar.get(deviceCookie.name)?.value, userId), deviceCookie.options);
  redirect(`/sign-in?${new URLSearchParams({ email, done: "accepted" })}`);
});

export const changeSeatAction = formAction(changeSeatInput, async (ctx, input) => {
  await changeSeat(ctx, input);
  refresh();
});

export const disableSeatAction = action(seatInput, async (ctx, { seatId }) => {
  await disableSeat(ctx, seatId);
  refresh();
});

export const enableSeatAction = action(seatInput, async (ctx, { seatId }) => {
  await enableSeat(ctx, seatId);
  refresh();
});

const year = 365 * 86_400;

/** A visitor's choice is kept in a cookie, a user's with the account too. */
export const chooseLocaleAction = quietFormAction(async (form) => {
  const choice = preferencesInput.safeParse({ locale: form.get("locale") });
  if (!choice.success) return;
  const { locale } = choice.data;
  (await cookies()).set(localeCookie, locale, { maxAge: year, sameSite: "lax", path: "/" });
  const session = await currentSession();
  if (session) await chooseLocale(session.ctx, locale);
  refresh();
});

export const chooseThemeAction = quietFormAction(async (form) => {
  const choice = themeInput.safeParse({ theme: form.get("theme") });
  if (!choice.success) return;
  (await cookies()).set("theme", choice.data.theme, { maxAge: year, sameSite: "lax", path: "/" });
  refresh();
});

export const signOutAction = quietFormAction(async () => {
  const session = await currentSession();
  if (session) await closeSession(session.ctx, session.id);
  (await cookies()).set(sessionCookie.name, "", { ...sessionCookie.options, maxAge: 0 });
  redirect("/sign-in");
});
