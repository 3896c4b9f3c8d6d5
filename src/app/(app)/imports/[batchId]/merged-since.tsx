import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/states";
import { countMerged } from "@/features/imports/undo.queries";
import type { Context } from "@/lib/context";

/** An undo would take away what was somebody else's before the two were made one: it leaves them, and says so. */
export async function MergedSince({ ctx, batchId }: { ctx: Context; batchId: string }) {
  const count = await countMerged(ctx, batchId);
  if (count === 0) return null;
  const t = await getTranslations("import-steps.undo");
  return (
    <Notice>
      {t.rich("merged", {
        count,
        link: (words) => (
          <Link href="/contacts/duplicates/merges" prefetch={false}>
            {words}
          </Link>
        ),
      })}
    </Notice>
  );
}
