"use server";

import { refresh } from "next/cache";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { openSession } from "@/features/users/sessions.mutations";
import { formAction, publicFormAction } from "@/lib/action";
import { carrySession } from "@/lib/auth";
import { deviceCookie } from "@/lib/device-cookie";
import { visitorOf } from "@/lib/visitor";
import { firstRun, updateUnion } from "./mutations";
import { firstRunInput, unionInput } from "./schema";

export const firstRunAction = publicFormAction(firstRunInput, async (input) => {
  await firstRun(input);
  const list = await headers();
  const { secret, device } = await openSession(
    input,
    visitorOf((name) => list.get(name)),
  );
  await carrySession(secret);
  (await cookies()).set(deviceCookie.name, device, deviceCookie.options);
  redirect("/");
});

export const updateUnionAction = formAction(unionInput, async (ctx, input) => {
  await updateUnion(ctx, input);
  refresh();
});
