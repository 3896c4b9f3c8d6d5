import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { workplaceChoices } from "@/features/contacts/choices.queries";
import { NewSheetForm } from "@/features/paper-lists/components/new-sheet-form";
import { paperLists } from "@/features/paper-lists/policy";
import { linesOf } from "@/features/paper-lists/queries";
import { paperPreset } from "@/features/paper-lists/schema";
import { newPaperHref } from "@/features/paper-lists/sheet.schema";
import { MessagesFor } from "@/i18n/messages-for";
import { newId } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { BackToPaper } from "../back-to-paper";

export const generateMetadata = async () => ({ title: (await getTranslations("paper.form"))("title") });

export default function NewPaperPage({ searchParams }: PageProps<"/paper/new">) {
  return (
    <Suspense fallback={<RowsSkeleton rows={4} />}>
      <NewPaper searchParams={searchParams} />
    </Suspense>
  );
}

type Search = Pick<PageProps<"/paper/new">, "searchParams">;

async function NewPaper({ searchParams }: Search) {
  const ctx = await requireContext();
  if (!can(ctx, paperLists.print)) notFound();
  const preset = paperPreset.parse(await searchParams);
  const [t, { workplaces }] = await Promise.all([getTranslations("paper.form"), workplaceChoices(ctx)]);
  const workplace = workplaces.find(({ id }) => id === preset.workplace) ?? onlyOne(workplaces);
  const others = workplaces.length > 1;
  return (
    <>
      <PageHeader before={<BackToPaper />} meta={workplace?.name ?? t("meta")} title={t("title")} />
      {workplace ? (
        <MessagesFor namespaces={["paper", "errors", "ui"]}>
          {others ? (
            <p className="mb-4 text-13">
              <Link href={newPaperHref({ who: preset.who })}>{t("change")}</Link>
            </p>
          ) : null}
          <NewSheetForm
            departments={workplace.departments}
            id={newId()}
            lines={await linesOf(ctx, workplace.id)}
            preset={preset}
            shifts={workplace.shifts}
            workplaceId={workplace.id}
          />
        </MessagesFor>
      ) : (
        <ChooseWorkplace workplaces={workplaces} who={preset.who} />
      )}
    </>
  );
}

const onlyOne = <T,>(all: readonly T[]) => (all.length === 1 ? all[0] : undefined);

type ChooseWorkplaceProps = {
  workplaces: { id: string; name: string }[];
  who: ReturnType<typeof paperPreset.parse>["who"];
};

async function ChooseWorkplace({ workplaces, who }: ChooseWorkplaceProps) {
  const t = await getTranslations("paper.form");
  if (workplaces.length === 0)
    return (
      <EmptyState action={<ButtonLink href="/workplaces">{t("addPlace")}</ButtonLink>} title={t("noPlaces")}>
        {t("noPlacesText")}
      </EmptyState>
    );
  return (
    <section className="border-t-2 border-ink">
      <h2 className="py-2 text-16 font-head">{t("choose")}</h2>
      <ul>
        {workplaces.map(({ id, name }) => (
          <li className="border-b border-rule" key={id}>
            <Link
              className="flex min-h-thumb items-center font-label no-underline hover:underline"
              href={newPaperHref({ workplace: id, who })}
              prefetch={false}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
