import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { FormSkeleton } from "@/components/ui/skeleton";
import { EmployerForm } from "@/features/employers/components/employer-form";
import { RegionOptions } from "@/features/employers/components/region-options";
import { getEmployer, mayEditEmployer } from "@/features/employers/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { idFrom, orNotFound } from "@/lib/found";
import { isRegionCode } from "@/lib/region";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("employers"))("editTitle") });

type Props = PageProps<"/employers/[employerId]/edit">;

export default function EditEmployerPage({ params }: Props) {
  return (
    <Suspense fallback={<FormSkeleton />}>
      <EditEmployer params={params} />
    </Suspense>
  );
}

async function EditEmployer({ params }: Pick<Props, "params">) {
  const [ctx, t, given] = await Promise.all([requireContext(), getTranslations("employers"), params]);
  const {
    id,
    version,
    region,
    workplaces: _,
    ...employer
  } = await getEmployer(ctx, idFrom(given.employerId)).catch(orNotFound);
  if (!(await mayEditEmployer(ctx, id))) notFound();
  const place = region && { [isRegionCode(region) ? "regionCode" : "regionElsewhere"]: region };
  const values = Object.fromEntries(
    Object.entries({ ...employer, ...(place ?? {}) }).flatMap(([key, value]) =>
      value ? [[key, value]] : [],
    ),
  );
  return (
    <MessagesFor namespaces={["employers", "errors", "ui"]}>
      <PageHeader
        before={<BackLink href={`/employers/${id}`}>{employer.name}</BackLink>}
        title={t("editTitle")}
      />
      <EmployerForm employerId={id} regions={<RegionOptions />} values={values} version={version} />
    </MessagesFor>
  );
}
