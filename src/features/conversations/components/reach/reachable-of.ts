import { phonesOf } from "@/features/contacts/points.queries";
import { contacts } from "@/features/contacts/policy";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { lastContactsOf } from "../../collisions.queries";
import { conversations } from "../../policy";
import type { Reachable } from "./reachable";

type Person = { id: string; name: string; nickname?: string | null };

/** Telephones and the last contacts of a list; empty for a role that sees no telephones. */
export async function reachableOf(
  ctx: Context,
  people: readonly Person[],
  logHref: (contactId: string) => string,
): Promise<ReadonlyMap<string, Reachable>> {
  if (!can(ctx, contacts.readPhone) || !can(ctx, conversations.log)) return new Map();
  const ids = people.map(({ id }) => id);
  const [phones, last] = [await phonesOf(ctx, ids), await lastContactsOf(ctx, ids)];
  return new Map(
    people.flatMap(({ id, name, nickname = null }) => {
      const phone = phones.get(id);
      const reach = { contactId: id, name, nickname, last: last.get(id) ?? null, logHref: logHref(id) };
      return phone ? [[id, { ...reach, ...phone }] as const] : [];
    }),
  );
}
