"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { action, formAction, publicFormAction } from "@/lib/action";
import { deviceCookie, rememberUser } from "@/lib/device-cookie";
import { requireSession } from "@/lib/session";
import { changeAccount, changePassword } from "./account.mutations";
import {
  changeAccountInput,
  changePasswordInput,
  nothingInput,
  resetPasswordInput,
  sessionInput,
} from "./account.schema";
import { makeResetLink, resetPassword } from "./password-reset.mutations";
import { seatInput } from "./schema";
import { chooseSeat } from "./seat-choice.mutations";
import {
  acknowledgeDevices,
  endOtherSessions,
  endOwnSession,
  endSessionsOfSeat,
} from "./session-ends.mutations";

const sessionId = async () => (await requireSession()).id;

export const changePasswordAction = formAction(changePasswordInput, async (ctx, input) => {
  await changePassword(ctx, { ...input, sessionId: await sessionId() });
  refresh();
});

export const changeAccountAction = formAction(changeAccountInput, async (ctx, input) => {
  await changeAccount(ctx, input);
  refresh();
});

export const makeResetLinkAction = action(seatInput, async (ctx, { seatId }) => {
  const { token } = await makeResetLink(ctx, seatId);
  return { path: `/reset/${token}` };
});

export const resetPasswordAction = publicFormAction(resetPasswordInput, async (input) => {
  const { userId, email } = await resetPassword(input);
  const jar = await cookies();
  jar.set(deviceCookie.name, rememberUser(jar.get(deviceCookie.name)?.value, userId), deviceCookie.options);
  redirect(`/sign-in?${new URLSearchParams({ email, done: "reset" })}`);
});

export const endSessionAction = action(sessionInput, async (ctx, input) => {
  await endOwnSession(ctx, input.sessionId);
  refresh();
});

export const endOtherSessionsAction = action(nothingInput, async (ctx) => {
  await endOtherSessions(ctx, await sessionId());
  refresh();
});

export const endSessionsOfSeatAction = action(seatInput, async (ctx, { seatId }) => {
  await endSessionsOfSeat(ctx, seatId);
  refresh();
});

export const acknowledgeDevicesAction = action(nothingInput, async (ctx) => {
  await acknowledgeDevices(ctx, await sessionId());
  refresh();
});

/** A plain form, so that it works before any script came. */
export const chooseSeatAction = formAction(seatInput, async (ctx, { seatId }) => {
  await chooseSeat(ctx, { seatId, sessionId: await sessionId() });
  redirect("/");
});
