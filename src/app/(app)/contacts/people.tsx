import { UserPlus } from "lucide-react";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { EmptyState, Notice } from "@/components/ui/states";
import { stageNames } from "@/features/campaigns/vocabulary.schema";
import { type FilterNames, filterNames, partsOf } from "@/features/contacts/choices.queries";
import { ContactFilters } from "@/features/contacts/components/contact-filters";
import { contactRow } from "@/features/contacts/components/contact-row";
import { ContactSearch } from "@/features/contacts/components/contact-search";
import { FilterSentence } from "@/features/contacts/components/filter-sentence";
import { askContactExportAction } from "@/features/contacts/export.actions";
import { exportGroups } from "@/features/contacts/export.schema";
import {
  type ContactFilter,
  contactsHref,
  filterQuery,
  narrows,
  withLog,
} from "@/features/contacts/filter.schema";
import { contacts as permissions } from "@/features/contacts/policy";
import { listContacts, neighboursOf } from "@/features/contacts/queries";
import { filterOfAddress, searchedList } from "@/features/contacts/search-words.queries";
import { LogSheetSlot } from "@/features/conversations/components/log-sheet-slot";
import { ReachSlot } from "@/features/conversations/components/reach/reach-slot";
import { reachableOf } from "@/features/conversations/components/reach/reachable-of";
import { SelectionProvider, SelectToggle } from "@/features/conversations/components/selection";
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
import { PeopleList } from "./people-list";

type PeopleProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function People({ searchParams }: PeopleProps) {
  const ctx = await requireContext();
  if (!can(ctx, permissions.read)) notFound();
  const asked = await searchParams;
  const filter = askedFilter(ctx, asked);
  const t = await getTranslations("contacts");
  const [list, names] = [await listContacts(ctx, filter), await filterNames(ctx, filter)];
  const places = await placesOf(ctx, filter, names);
  const said = { ...names, stage: names.stage && stageNames.read(ctx, names.stage) };
  const namesOnly = !can(ctx, permissions.readAssessment);
  const issues = namesOnly ? [] : await listIssues(ctx);
  const { contacts, total, more, next, step } = list;
  const now = new Date();
  const reachable = await reachableOf(ctx, contacts, (id) => withLog(contactsHref(filter), id));
  return (
    <div className="grid grid-cols-1 gap-2 md:gap-3">
      <PageHeader
        className="mb-0"
        end={can(ctx, permissions.create) ? <AddLink label={t("add")} /> : null}
        oneRow
        meta={<FilterSentence filter={filter} more={more} names={said} total={total} />}
        title={t("title")}
      />
      <ContactSearch filter={filter} focus={asked.focus === "search"} />
      <SelectionProvider listHref={contactsHref(filter)}>
        <ContactFilters
          {...places}
          end={total > 0 && can(ctx, conversations.log) ? <SelectToggle /> : null}
          filter={filter}
          issues={issues}
          namesOnly={namesOnly}
        />
        <Tools ctx={ctx} filter={filter} more={more} total={total} />
        {step === "similar" && total > 0 ? <Notice live>{t("similar")}</Notice> : null}
        {total === 0 ? (
          <NobodyHere
            filter={filter}
            mayAdd={can(ctx, permissions.create)}
            mayImport={can(ctx, imports.read)}
          />
        ) : (
          <ReachSlot ctx={ctx}>
            <PeopleList
              contacts={contacts.map((contact) => contactRow(ctx, contact, { filter, now }))}
              mayLog={can(ctx, conversations.log)}
              reachable={Object.fromEntries(reachable)}
              sort={filter.sort ?? "name"}
              sorts={sortsOf(filter)}
            />
            <Pagination
              nextHref={next ? contactsHref({ ...filter, after: next }) : undefined}
              more={more}
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

const sortsOf = (filter: ContactFilter) => {
  const by = (sort: "name" | "last" | "assessed") => contactsHref({ ...filter, after: undefined, sort });
  return { name: by("name"), last: by("last"), assessed: by("assessed") };
};

/** The workplace that a list is narrowed to, and its parts. */
async function placesOf(ctx: Context, { workplace: id }: ContactFilter, { workplace: name }: FilterNames) {
  if (!id || !name) return { workplace: null, departments: [], shifts: [] };
  return { workplace: { id, name }, ...(await partsOf(ctx, id)) };
}

/** An address that was written by hand, or from before words were sealed, goes to one without words. */
function askedFilter(ctx: Context, asked: Record<string, unknown>): ContactFilter {
  const filter = filterOfAddress(ctx, asked);
  const { q, s } = filter;
  if (q && !s) redirect(searchedList(ctx, { q, filter: filterQuery(filter) }));
  return filter;
}

type ToolsProps = { ctx: Context; filter: ContactFilter; total: number; more: boolean };

async function Tools({ ctx, filter, total, more }: ToolsProps) {
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
          trigger={{ size: "sm", children: t("export", { total, more: more ? "yes" : "no" }) }}
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
  const list = contactsHref({ ...filter, s: undefined, after: undefined });
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
