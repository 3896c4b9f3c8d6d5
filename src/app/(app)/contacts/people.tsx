import { UserPlus } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { EmptyState, Notice } from "@/components/ui/states";
import { stageNames } from "@/features/campaigns/vocabulary.schema";
import { filterNames, workplaceChoices } from "@/features/contacts/choices.queries";
import { ContactFilters } from "@/features/contacts/components/contact-filters";
import { ContactRows } from "@/features/contacts/components/contact-rows";
import { ContactSearch } from "@/features/contacts/components/contact-search";
import { FilterSentence } from "@/features/contacts/components/filter-sentence";
import { askContactExportAction } from "@/features/contacts/export.actions";
import { exportGroups } from "@/features/contacts/export.schema";
import {
  type ContactFilter,
  contactFilter,
  contactsHref,
  filterQuery,
  narrows,
  withLog,
} from "@/features/contacts/filter.schema";
import { contacts as permissions } from "@/features/contacts/policy";
import { listContacts, neighboursOf } from "@/features/contacts/queries";
import { LogSheetSlot } from "@/features/conversations/components/log-sheet-slot";
import { NoAnswerButton } from "@/features/conversations/components/no-answer-button";
import { ReachSlot } from "@/features/conversations/components/reach/reach-slot";
import { reachableOf } from "@/features/conversations/components/reach/reachable-of";
import { SelectBox, SelectionProvider, SelectToggle } from "@/features/conversations/components/selection";
import { type OpenForm, openFormOf } from "@/features/conversations/log-sheet.schema";
import { conversations } from "@/features/conversations/policy";
import { countPairs } from "@/features/duplicates/pairs.queries";
import { duplicates } from "@/features/duplicates/policy";
import { ExportButton } from "@/features/exports/components/export-button";
import { imports } from "@/features/imports/policy";
import { listIssues } from "@/features/issues/queries";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { PaperLink } from "../paper/paper-link";
import { Reach } from "../reach";

type PeopleProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function People({ searchParams }: PeopleProps) {
  const ctx = await requireContext();
  if (!can(ctx, permissions.read)) notFound();
  const asked = await searchParams;
  const filter = contactFilter.parse(asked);
  const t = await getTranslations("contacts");
  const [list, names, choices] = [
    await listContacts(ctx, filter),
    await filterNames(ctx, filter),
    await workplaceChoices(ctx),
  ];
  const said = { ...names, stage: names.stage && stageNames.read(ctx, names.stage) };
  const namesOnly = !can(ctx, permissions.readAssessment);
  const issues = namesOnly ? [] : await listIssues(ctx);
  const { contacts, total, next, step } = list;
  const reachable = await reachableOf(ctx, contacts, (id) => withLog(contactsHref(filter), id));
  return (
    <div className="grid grid-cols-1 gap-2 md:gap-3">
      <PageHeader
        className="mb-0"
        end={can(ctx, permissions.create) ? <AddLink label={t("add")} /> : null}
        oneRow
        meta={<FilterSentence filter={filter} names={said} total={total} />}
        title={t("title")}
      />
      <ContactSearch filter={filter} focus={asked.focus === "search"} />
      <SelectionProvider listHref={contactsHref(filter)}>
        <ContactFilters
          choices={choices}
          end={total > 0 && can(ctx, conversations.log) ? <SelectToggle /> : null}
          filter={filter}
          issues={issues}
          namesOnly={namesOnly}
        />
        <Tools ctx={ctx} filter={filter} total={total} />
        {step === "similar" && total > 0 ? <Notice live>{t("similar")}</Notice> : null}
        {total === 0 ? (
          <NobodyHere
            filter={filter}
            mayAdd={can(ctx, permissions.create)}
            mayImport={can(ctx, imports.read)}
          />
        ) : (
          <ReachSlot ctx={ctx}>
            <ContactRows
              acts={({ id, name }) => <NoAnswerButton className="px-2 text-13" contactId={id} name={name} />}
              contacts={contacts}
              filter={filter}
              mayLog={can(ctx, conversations.log)}
              now={new Date()}
              reach={({ id }) => <Reach look="line" person={reachable.get(id)} />}
              select={(contact) => <SelectBox contactId={contact.id} name={contact.name} />}
            />
            <Pagination
              nextHref={next ? contactsHref({ ...filter, after: next }) : undefined}
              shown={contacts.length}
              total={total}
            />
          </ReachSlot>
        )}
      </SelectionProvider>
      <LogOverList ctx={ctx} filter={filter} words={openFormOf.parse(asked)} />
    </div>
  );
}

async function Tools({ ctx, filter, total }: { ctx: Context; filter: ContactFilter; total: number }) {
  const t = await getTranslations("contacts");
  const words = await getTranslations("duplicates");
  const pairs = can(ctx, duplicates.read) ? await countPairs(ctx) : null;
  const mayExport = can(ctx, permissions.export) && total > 0;
  return (
    <div className="flex flex-wrap gap-2 max-md:order-last print:hidden">
      <PaperLink ctx={ctx} preset={filter} />
      {pairs === null ? null : (
        <ButtonLink href="/contacts/duplicates" prefetch={false} size="sm">
          {words("open", { count: pairs })}
        </ButtonLink>
      )}
      {mayExport ? (
        <ExportButton
          action={askContactExportAction}
          chosen={["work"]}
          count={total}
          counts="people"
          forRole={ctx.role}
          groups={exportGroups}
          hidden={{ filter: filterQuery(filter) }}
          path="/api/contacts/export"
          trigger={{ size: "sm", children: t("export", { total }) }}
        />
      ) : null}
    </div>
  );
}

function AddLink({ label }: { label: string }) {
  return (
    <ButtonLink href="/contacts/new" variant="ink">
      <UserPlus aria-hidden />
      {label}
    </ButtonLink>
  );
}

type NobodyProps = { filter: ContactFilter; mayAdd: boolean; mayImport: boolean };

async function NobodyHere({ filter, mayAdd, mayImport }: NobodyProps) {
  const t = await getTranslations("contacts");
  if (narrows(filter)) {
    return (
      <EmptyState
        action={<ButtonLink href="/contacts">{t("filters.clear")}</ButtonLink>}
        title={t("empty.none")}
      >
        {t("empty.noneText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <div className="flex flex-wrap gap-2">
          {mayImport ? (
            <ButtonLink href="/imports" variant="ink">
              {t("empty.import")}
            </ButtonLink>
          ) : null}
          {mayAdd ? <AddLink label={t("add")} /> : null}
        </div>
      }
      title={t("empty.title")}
    >
      {t("empty.text")}
    </EmptyState>
  );
}

function emptiedSearch(filter: ContactFilter): string {
  const list = contactsHref({ ...filter, q: undefined, after: undefined });
  return `${list}${list.includes("?") ? "&" : "?"}focus=search`;
}

async function LogOverList({ ctx, filter, words }: { ctx: Context; filter: ContactFilter; words: OpenForm }) {
  const { log } = words;
  if (!log || !can(ctx, conversations.log)) return null;
  const href = contactsHref(filter);
  // After a search the next one is a namesake: saving goes back to an empty search.
  const next = filter.q ? null : (await neighboursOf(ctx, filter, log))?.next;
  return (
    <LogSheetSlot
      closeHref={href}
      contactId={log}
      ctx={ctx}
      next={next ? { name: next.name, href: withLog(href, next.id) } : null}
      savedHref={filter.q ? emptiedSearch(filter) : undefined}
      words={words}
    />
  );
}
