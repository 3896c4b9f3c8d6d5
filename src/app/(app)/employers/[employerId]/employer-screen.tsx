import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { AgreementList } from "@/features/agreements/components/agreement-list";
import { listAgreements } from "@/features/agreements/queries";
import { getCompanies } from "@/features/density/companies.queries";
import { CoarseNote } from "@/features/density/components/coarse-note";
import { PrintButton } from "@/features/density/components/print-button";
import { density } from "@/features/density/policy";
import { CompanyFigure } from "@/features/employers/components/company-figure";
import { CompanyLadder } from "@/features/employers/components/company-ladder";
import { CompanyPlaces } from "@/features/employers/components/company-places";
import { CompanyProfile } from "@/features/employers/components/company-profile";
import { OtherUnionList } from "@/features/employers/components/other-union-list";
import { SupplyList } from "@/features/employers/components/supply-list";
import { listOtherUnions } from "@/features/employers/other-unions.queries";
import { otherUnions } from "@/features/employers/policy";
import { type Employer, getEmployer, mayEditEmployer } from "@/features/employers/queries";
import { listSupplies } from "@/features/employers/supplies.queries";
import { verifiableMembers } from "@/features/memberships/verification.queries";
import { stayingPlace } from "@/features/workplaces/merges.queries";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { idFrom, orNotFound } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { PlainPlaces } from "./plain-places";

export async function EmployerScreen({ params }: Pick<PageProps<"/employers/[employerId]">, "params">) {
  const [ctx, t, given] = await Promise.all([requireContext(), getTranslations("employers"), params]);
  const employerId = idFrom(given.employerId);
  const employer = await getEmployer(ctx, employerId).catch(async (error) => {
    const stays = await stayingPlace(ctx, employerId);
    return stays ? redirect(`/employers/${stays}`) : orNotFound(error);
  });
  const editable = await mayEditEmployer(ctx, employer.id);
  const kind = t("kind", { count: employer.workplaces.length });
  return (
    <MessagesFor namespaces={["employers", "errors", "ui"]}>
      <PageHeader
        before={<BackLink href="/employers">{t("back")}</BackLink>}
        end={
          <>
            <PrintButton label={t("print")} />
            {editable ? (
              <ButtonLink href={`/employers/${employer.id}/edit`} size="sm" variant="outline">
                {t("edit")}
              </ButtonLink>
            ) : null}
          </>
        }
        meta={[kind, employer.sector, employer.companyGroup].filter(Boolean).join(" · ")}
        title={employer.name}
      />
      <div className="grid gap-6">
        {can(ctx, density.read) ? (
          <Figures ctx={ctx} editable={editable} employer={employer} />
        ) : (
          <PlainPlaces workplaces={employer.workplaces} />
        )}
        <Records ctx={ctx} editable={editable} employer={employer} />
      </div>
    </MessagesFor>
  );
}

type PartProps = { ctx: Context; employer: Employer; editable: boolean };

async function Figures({ ctx, employer: { id, name } }: PartProps) {
  const figures = (await getCompanies(ctx, { employerIds: [id], on: today(ctx) })).get(id);
  if (!figures) return null;
  const claims = can(ctx, otherUnions.read) ? await listOtherUnions(ctx, id) : [];
  const workplaceIds = figures.places.map((place) => place.id);
  const { verifiable } = await verifiableMembers(ctx, { workplaceIds, on: today(ctx) });
  return (
    <>
      <CoarseNote ctx={ctx} />
      <CompanyFigure claims={claims} figures={figures} name={name} verifiable={verifiable} />
      <CompanyLadder figures={figures} verifiable={verifiable} />
      <CompanyPlaces figures={figures} />
    </>
  );
}

async function Records({ ctx, employer, editable }: PartProps) {
  const agreements = await listAgreements(ctx, employer.id);
  const supplies = await listSupplies(ctx, employer.id);
  const claims = can(ctx, otherUnions.read) ? await listOtherUnions(ctx, employer.id) : null;
  const shared = { editable, employerId: employer.id };
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <AgreementList {...shared} agreements={agreements} today={today(ctx)} />
      <CompanyProfile employer={employer} />
      {claims ? <OtherUnionList {...shared} claims={claims} today={today(ctx)} /> : null}
      <SupplyList {...shared} supplies={supplies} />
    </div>
  );
}
