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

const secondStepHeader = "x-serikat-second-step";

type Params = { params: Promise<{ nextauth: string[] }> };

/** `half`: told when the second factor is still to be shown. */
const handler = (half: () => void) =>
  NextAuth(
    authOptions(async (typed, visitor) => {
      const input = signInInput.safeParse(typed);
      if (!input.success) throw new AppError("INVALID");
      const { secret, userId, name, device, secondStepDue } = await openSession(input.data, visitor);
      if (secondStepDue) half();
      else (await cookies()).set(deviceCookie.name, device, deviceCookie.options);
      return { id: userId, name, secret };
    }),
  );

/** next-auth answers what it did not expect with 500 and its own words: it gets to see only what it knows. */
async function answer(request: NextRequest, context: Params): Promise<Response> {
  const safe = await safeAuthRequest(request);
  if (!safe) return Response.json({ code: "INVALID" }, { status: 400 });
  try {
    let isHalfOpen = false;
    const response: Response = await handler(() => {
      isHalfOpen = true;
    })(safe, context);
    if (isHalfOpen) response.headers.set(secondStepHeader, "due");
    return response;
  } catch (error) {
    return Response.json({ code: refusalOf(error).code }, { status: 400 });
  }
}

export { answer as GET, answer as POST };
