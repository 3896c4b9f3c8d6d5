import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchInput } from "@/components/ui/search-input";
import { EmptyState } from "@/components/ui/states";
import { minimumWages } from "@/features/conditions/policy";
import { getCompanies } from "@/features/density/companies.queries";
import { CoarseNote } from "@/features/density/components/coarse-note";
import { density } from "@/features/density/policy";
import { EmployerTable } from "@/features/employers/components/employer-table";
import { listEmployers } from "@/features/employers/queries";
import { employerFilter, employersHref } from "@/features/employers/schema";
import { placeMerges } from "@/features/workplaces/merges.policy";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function EmployersScreen({ searchParams }: Pick<PageProps<"/employers">, "searchParams">) {
  const [ctx, t, params] = await Promise.all([requireContext(), getTranslations("employers"), searchParams]);
  const [words, merges] = await Promise.all([
    getTranslations("conditions"),
    getTranslations("workplaces.merges"),
  ]);
  const filter = employerFilter.parse(params);
  const { employers, total, next } = await listEmployers(ctx, filter);
  const employerIds = employers.map(({ id }) => id);
  const figures = can(ctx, density.read) ? await getCompanies(ctx, { employerIds, on: today(ctx) }) : null;
  return (
    <>
      <PageHeader
        before={<BackLink href="/workplaces">{t("workplacesLink")}</BackLink>}
        end={
          <>
            {can(ctx, placeMerges.read) ? (
              <ButtonLink href="/employers/merges" prefetch={false} variant="outline">
                {merges("title")}
              </ButtonLink>
            ) : null}
            {can(ctx, minimumWages.read) ? (
              <ButtonLink href="/employers/minimum-wages" prefetch={false} variant="outline">
                {words("minimums.title")}
              </ButtonLink>
            ) : null}
          </>
        }
        meta={t("meta", { count: total })}
        title={t("title")}
      />
      <search className="mb-4 block max-w-[36rem]">
        <form action="/employers" className="flex gap-2" method="get" noValidate>
          <SearchInput className="grow" defaultValue={filter.q} label={t("searchLabel")} maxLength={120} />
          <Button type="submit" variant="outline">
            {t("search")}
          </Button>
        </form>
      </search>
      <CoarseNote ctx={ctx} />
      {employers.length === 0 ? (
        <Nothing q={filter.q} />
      ) : (
        <>
          <EmployerTable employers={employers} figures={figures} />
          <Pagination
            shown={employers.length}
            total={total}
            {...(filter.after ? { previousHref: employersHref({ q: filter.q }) } : {})}
            {...(next ? { nextHref: employersHref({ q: filter.q, after: next }) } : {})}
          />
        </>
      )}
    </>
  );
}

async function Nothing({ q }: { q: string }) {
  const t = await getTranslations("employers.empty");
  if (q === "") return <EmptyState title={t("title")}>{t("text")}</EmptyState>;
  return (
    <EmptyState action={<ButtonLink href="/employers">{t("all")}</ButtonLink>} title={t("none", { q })} />
  );
}
