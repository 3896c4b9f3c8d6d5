import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { wordsForAddress } from "@/lib/words-in-address";
import { users } from "./policy";
import { usersHref } from "./schema";

/** The address of the list of users, searched. */
export function searchedUsers(ctx: Context, { q }: { q: string }): string {
  authorize(ctx, users.read);
  return usersHref({ s: q ? wordsForAddress(ctx, q) : undefined, after: undefined });
}
