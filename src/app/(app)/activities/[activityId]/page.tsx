import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { FigureSkeleton, TableSkeleton } from "@/components/ui/skeleton";
import { getActivity } from "@/features/activities/queries";
import { idFrom } from "@/lib/found";
import { requireContext } from "@/lib/session";
import { ActivityScreen } from "./activity-screen";

type Props = PageProps<"/activities/[activityId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [ctx, { activityId }] = [await requireContext(), await params];
  const activity = await getActivity(ctx, idFrom(activityId)).catch(() => null);
  return { title: activity?.name ?? (await getTranslations("activities"))("title") };
}

export default function ActivityPage({ params }: Props) {
  return (
    <Suspense fallback={<ActivitySkeleton />}>
      <ActivityScreen params={params} />
    </Suspense>
  );
}

function ActivitySkeleton() {
  return (
    <div className="grid gap-8 pt-12">
      <FigureSkeleton />
      <TableSkeleton columns={6} rows={7} />
    </div>
  );
}
