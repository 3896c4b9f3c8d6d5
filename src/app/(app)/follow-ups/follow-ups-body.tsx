import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/states";
import { type LastContact, lastContactsOf } from "@/features/conversations/collisions.queries";
import { LogSheetSlot } from "@/features/conversations/components/log-sheet-slot";
import { NoAnswerButton } from "@/features/conversations/components/no-answer-button";
import { ReachButtons } from "@/features/conversations/components/reach/reach-buttons";
import { reachableOf } from "@/features/conversations/components/reach/reachable-of";
import { SelectBox } from "@/features/conversations/components/selection";
import type { OpenForm } from "@/features/conversations/log-sheet.schema";
import { FollowUpList } from "@/features/follow-ups/components/follow-up-list";
import { SuggestionList } from "@/features/follow-ups/components/suggestion-list";
import type { FollowUpFilter } from "@/features/follow-ups/filter.schema";
import { followUpsHref } from "@/features/follow-ups/filter.schema";
import { followUps } from "@/features/follow-ups/policy";
import {
  colleaguesByWorkplace,
  type FollowUpRow,
  type FollowUpList as List,
} from "@/features/follow-ups/queries";
import type { Suggestion } from "@/features/follow-ups/suggestions.queries";
import type { Context } from "@/lib/context";
import { nextDayAt, today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { Reach } from "../reach";

type FollowUpsBodyProps = {
  ctx: Context;
  filter: FollowUpFilter;
  list: List;
  people: Suggestion[];
  words: OpenForm;
};

export async function FollowUpsBody({ ctx, filter, list, people, words }: FollowUpsBodyProps) {
  const logHref = (contactId: string) => followUpsHref({ ...filter, log: contactId });
  const rows = list.groups.flatMap((group) => group.rows);
  const workplaceIds = rows.flatMap(({ workplaceId }) => workplaceId ?? []);
  const colleagues = await colleaguesByWorkplace(ctx, workplaceIds);
  const contacts = await lastContactsOf(
    ctx,
    rows.map(({ contactId }) => contactId),
  );
  const suggested = people.map(({ contactId, name }) => ({ id: contactId, name }));
  const reachable = await reachableOf(ctx, suggested, logHref);
  const { log } = words;
  const isEmpty = rows.length === 0;
  const suggests = can(ctx, followUps.suggest);
  return (
    <div
      className={cn(
        suggests && "lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]",
      )}
    >
      <div className="min-w-0">
        {isEmpty ? <Nothing tab={list.tab} /> : null}
        <FollowUpList
          assessments={can(ctx, followUps.readAssessment)}
          colleagues={colleagues}
          extra={({ contactId, name }) => (
            <NoAnswerButton className={quiet} contactId={contactId} name={name} />
          )}
          list={list}
          logHref={logHref}
          nextShift={(startsAt) => nextDayAt(ctx, startsAt)}
          reach={(row) => (
            <ReachOf last={contacts.get(row.contactId) ?? null} logHref={logHref(row.contactId)} row={row} />
          )}
          today={today(ctx)}
          select={({ contactId, name }) => <SelectBox contactId={contactId} name={name} />}
          withAssignee={filter.whose === "turf"}
        />
        <More filter={filter} list={list} />
      </div>
      {suggests ? (
        <aside className={cn("mt-6 lg:mt-3", !isEmpty && "max-lg:hidden")}>
          <SuggestionList
            extra={({ contactId, name }) => (
              <NoAnswerButton className={quiet} contactId={contactId} name={name} />
            )}
            logHref={logHref}
            people={people}
            reach={({ contactId }) => <Reach person={reachable.get(contactId)} />}
          />
        </aside>
      ) : null}
      {log ? (
        <Suspense>
          <LogSheetSlot
            closeHref={followUpsHref(filter)}
            contactId={log}
            ctx={ctx}
            words={words}
            next={nextAfter(log, isEmpty ? people : rows, logHref)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

const quiet = "px-2.5 text-14";

type ReachProps = { row: FollowUpRow; last: LastContact | null; logHref: string };

function ReachOf({ row: { contactId, name, phone, unreachable }, last, logHref }: ReachProps) {
  const t = useTranslations("conversations.reach");
  if (phone) return <ReachButtons person={{ contactId, name, ...phone, last, logHref }} />;
  return unreachable ? <p className="max-w-24 pe-3 text-12 text-ink-3">{t(unreachable)}</p> : null;
}

type Person = { contactId: string; name: string };

/** The next other person of the open list, for "save & next". */
function nextAfter(contactId: string, people: readonly Person[], logHref: (contactId: string) => string) {
  const at = people.findLastIndex((person) => person.contactId === contactId);
  const next = people.slice(at + 1).find((person) => person.contactId !== contactId);
  return next ? { name: next.name, href: logHref(next.contactId) } : null;
}

function Nothing({ tab }: Pick<List, "tab">) {
  const t = useTranslations("follow-ups.empty");
  return (
    <EmptyState
      action={<ButtonLink href="/contacts">{t("people")}</ButtonLink>}
      className="border-t-0"
      title={t(tab)}
    >
      {t("text")}
    </EmptyState>
  );
}

function More({ list, filter }: { list: List; filter: FollowUpFilter }) {
  const t = useTranslations("follow-ups");
  if (list.shown >= list.total) return null;
  return (
    <p className="flex items-center gap-3 py-4 text-13 text-ink-2">
      {t("shown", { shown: list.shown, total: list.total })}
      <ButtonLink href={followUpsHref({ ...filter, more: filter.more + 1 })} scroll={false}>
        {t("more")}
      </ButtonLink>
    </p>
  );
}
