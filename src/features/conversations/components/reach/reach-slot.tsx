import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { templates } from "@/features/templates/policy";
import { listTemplates } from "@/features/templates/queries";
import { getUnion } from "@/features/unions/queries";
import type { Context } from "@/lib/context";
import { draftWriter } from "@/lib/draft-writer";
import { can } from "@/lib/policy";
import { ReachProvider } from "./reach-provider";

export async function ReachSlot({ ctx, children }: { ctx: Context; children: ReactNode }) {
  if (!can(ctx, templates.read)) return children;
  const [union, messages, reading] = [await getUnion(ctx), await listTemplates(ctx), await getLocale()];
  const locale = union.locale === "id" || union.locale === "en" ? union.locale : reading;
  const userId = draftWriter(ctx);
  const words = { templates: messages, organiser: ctx.actor.name, union: union.name, locale, userId };
  return <ReachProvider words={words}>{children}</ReachProvider>;
}
