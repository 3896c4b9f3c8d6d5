import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { signInInput } from "@/features/users/schema";
import { openSession } from "@/features/users/sessions.mutations";
import { authOptions } from "@/lib/auth";
import { deviceCookie } from "@/lib/device-cookie";
import { AppError } from "@/lib/errors";
import { refusalOf } from "@/lib/refusals";
import { safeAuthRequest } from "@/lib/safe-auth-request";

type Params = { params: Promise<{ nextauth: string[] }> };

const handler = NextAuth(
  authOptions(async (typed, visitor) => {
    const input = signInInput.safeParse(typed);
    if (!input.success) throw new AppError("INVALID");
    const { secret, userId, name, device } = await openSession(input.data, visitor);
    (await cookies()).set(deviceCookie.name, device, deviceCookie.options);
    return { id: userId, name, secret };
  }),
);

/** next-auth answers what it did not expect with 500 and its own words: it gets to see only what it knows. */
async function answer(request: NextRequest, context: Params): Promise<Response> {
  const safe = await safeAuthRequest(request);
  if (!safe) return Response.json({ code: "INVALID" }, { status: 400 });
  try {
    return await handler(safe, context);
  } catch (error) {
    return Response.json({ code: refusalOf(error).code }, { status: 400 });
  }
}

export { answer as GET, answer as POST };
