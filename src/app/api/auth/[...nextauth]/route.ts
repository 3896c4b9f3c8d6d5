import NextAuth from "next-auth";
import { signInInput } from "@/features/users/schema";
import { openSession } from "@/features/users/sessions.mutations";
import { authOptions } from "@/lib/auth";
import { AppError } from "@/lib/errors";

const handler = NextAuth(
  authOptions(async (typed, origin) => {
    const input = signInInput.safeParse(typed);
    if (!input.success) throw new AppError("INVALID");
    const { secret, userId, name } = await openSession(input.data, origin);
    return { id: userId, name, secret };
  }),
);

export { handler as GET, handler as POST };
