import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { EmptyState, Saved } from "@/components/ui/states";
import { PairList } from "@/features/duplicates/components/pair-list";
import { SearchButton } from "@/features/duplicates/components/search-button";
import { UndoMerge } from "@/features/duplicates/components/undo-merge";
import { listMerges } from "@/features/duplicates/merges.queries";
import { listPairs } from "@/features/duplicates/pairs.queries";
import { duplicates } from "@/features/duplicates/policy";
import { queuePage } from "@/features/duplicates/schema";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type QueueProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function Queue({ searchParams }: QueueProps) {
  const ctx = await requireContext();
  if (!can(ctx, duplicates.read)) notFound();
  const { after, merged } = queuePage.parse(await searchParams);
  const t = await getTranslations("duplicates");
  const { pairs, total, next } = await listPairs(ctx, { after });
  return (
    <MessagesFor namespaces={["ui", "errors", "duplicates"]}>
      <PageHeader
        before={<BackLink href="/contacts">{t("back")}</BackLink>}
        end={<SearchButton />}
        meta={t("count", { total })}
        title={t("title")}
      />
      <div className="grid gap-4">
        {merged ? <JustMerged ctx={ctx} mergeId={merged} /> : null}
        {pairs.length === 0 ? (
          <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
        ) : (
          <>
            <p className="hidden text-12 text-ink-3 fine:block">{t("keys")}</p>
            <PairList pairs={pairs} />
            <Pagination
              nextHref={next ? `/contacts/duplicates?after=${next}` : undefined}
              shown={pairs.length}
              total={total}
            />
          </>
        )}
        <p className="text-13">
          <Link
            className="inline-flex min-h-tap items-center"
            href="/contacts/duplicates/merges"
            prefetch={false}
          >
            {t("merges")}
          </Link>
        </p>
      </div>
    </MessagesFor>
  );
}

async function JustMerged({ ctx, mergeId }: { ctx: Context; mergeId: string }) {
  const t = await getTranslations("duplicates.merged");
  const merge = (await listMerges(ctx)).find(({ id }) => id === mergeId);
  if (!merge || merge.undoneAt) return null;
  const { survivorId, survivorName: survivor, goneName: gone } = merge;
  return (
    <Saved>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p>{t("done", { gone, survivor })}</p>
        <Link
          className="inline-flex min-h-tap items-center"
          href={`/contacts/${survivorId}`}
          prefetch={false}
        >
          {t("open", { name: survivor })}
        </Link>
        <UndoMerge mergeId={mergeId} />
      </div>
    </Saved>
  );
}
