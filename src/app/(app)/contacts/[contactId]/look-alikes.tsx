import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/states";
import { comparisonHref } from "@/features/duplicates/components/comparison-link";
import { type LookAlike, lookAlikesOf } from "@/features/duplicates/pairs.queries";
import { duplicates } from "@/features/duplicates/policy";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";

/** A warning that this contact may be there twice. */
export async function LookAlikes({ ctx, contactId }: { ctx: Context; contactId: string }) {
  if (!can(ctx, duplicates.note)) return null;
  const found = await lookAlikesOf(ctx, contactId);
  return found.map((other) => (
    <OneNote contactId={contactId} key={other.id} mayMerge={can(ctx, duplicates.merge)} other={other} />
  ));
}

type OneNoteProps = { contactId: string; other: LookAlike; mayMerge: boolean };

async function OneNote({ contactId, other, mayMerge }: OneNoteProps) {
  const t = await getTranslations("duplicates.note");
  const words = await getTranslations("duplicates.reasons");
  const compare = mayMerge ? (
    <Link
      className="inline-flex min-h-tap items-center"
      href={comparisonHref(contactId, other.id)}
      prefetch={false}
    >
      {t("compare")}
    </Link>
  ) : null;
  return (
    <Notice end={compare}>
      {t.rich("text", {
        name: other.name,
        reasons: other.reasons.map((reason) => words(reason)).join(", "),
        link: (name) => (
          <Link href={`/contacts/${other.id}`} prefetch={false}>
            {name}
          </Link>
        ),
      })}
    </Notice>
  );
}
