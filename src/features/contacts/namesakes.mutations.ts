import "server-only";
import { slowDown } from "@/features/users/sign-in-tries.mutations";
import { actingUserId, type Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { type Namesake, namesakesOf } from "./namesakes.queries";
import { contacts } from "./policy";
import type { NamesakeInput } from "./schema";

const askedMost = 300;

/** The limit fits a form that asks while it is typed in, not a program. */
export async function askNamesakes(ctx: Context, input: NamesakeInput): Promise<Namesake[]> {
  authorize(ctx, contacts.create);
  await slowDown("namesakes", actingUserId(ctx) ?? ctx.unionId, askedMost);
  return namesakesOf(ctx, input);
}
