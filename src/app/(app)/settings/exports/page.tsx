import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TableSkeleton } from "@/components/ui/skeleton";
import { ExportRequests } from "@/features/exports/components/export-requests";
import { TakeUnion } from "@/features/exports/components/take-union";
import { exports } from "@/features/exports/policy";
import { listRequests } from "@/features/exports/queries";
import { requestPage } from "@/features/exports/schema";
import { countPeople } from "@/features/exports/union.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("exports") });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default function ExportsPage(props: Props) {
  return (
    <Suspense fallback={<TableSkeleton columns={7} rows={8} />}>
      <Requests {...props} />
    </Suspense>
  );
}

async function Requests({ searchParams }: Props) {
  const ctx = await requireContext();
  if (!can(ctx, exports.ask)) notFound();
  const { requests, next } = await listRequests(ctx, requestPage.parse(await searchParams));
  return (
    <MessagesFor namespaces={["exports", "errors", "ui"]}>
      <div className="grid gap-8">
        <ExportRequests
          mayDecide={can(ctx, exports.decide)}
          nextHref={next ? `/settings/exports?before=${next}` : undefined}
          requests={requests}
        />
        {can(ctx, exports.union) ? <TakeUnion forRole={ctx.role} people={await countPeople(ctx)} /> : null}
      </div>
    </MessagesFor>
  );
}
