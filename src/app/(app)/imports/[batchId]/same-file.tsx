import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/states";
import { shownName } from "@/features/imports/components/shown-name";
import { sameFileAs } from "@/features/imports/queries";
import type { Context } from "@/lib/context";

/** Before anything is written: the very same file came in before, or somebody else is at it. */
export async function SameFile({ ctx, batchId }: { ctx: Context; batchId: string }) {
  const other = await sameFileAs(ctx, batchId);
  if (!other) return null;
  const t = await getTranslations("import-steps");
  const format = await getFormatter();
  const day = format.dateTime(other.createdAt, { day: "numeric", month: "long", year: "numeric" });
  const said = { day, name: shownName(other.fileName, t("paste.cells")) };
  return (
    <Notice className="mb-4">
      <Link href={`/imports/${other.id}`} prefetch={false}>
        {other.isDone ? t("file.again", said) : t("file.againOpen", said)}
      </Link>
    </Notice>
  );
}
