"use client";

import { useTranslations } from "next-intl";
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { SearchInput } from "@/components/ui/search-input";
import { EmptyState, Notice } from "@/components/ui/states";
import { found, grouped, withWritten } from "../list-search";
import type { PhoneList } from "../phone-list";
import { DraftList } from "./draft-list";
import type { GateProps } from "./gate-props";
import { NewPersonSheet } from "./new-person-sheet";
import { OpenConversation } from "./open-conversation";
import { PeopleGroup } from "./people-group";
import { isRated, type Rated, RatedFilter } from "./rated-filter";
import { SavedBar } from "./saved-bar";
import { useFirstScreen } from "./use-first-screen";
import { useOpenConversation } from "./use-open-conversation";
import { useSaved } from "./use-saved";

type PeopleProps = GateProps & {
  /** How often "Log" was tapped: each time the search gets the focus. */
  asked: number;
};

/** The list by workplace and shift, with a search; a tap on a person opens the log form. */
export const People = memo(function People({ phone, acts, asked }: PeopleProps) {
  const t = useTranslations("phone.people");
  const empty = useTranslations("phone.empty");
  if (phone.list) return <Listed acts={acts} asked={asked} list={phone.list} phone={phone} />;
  return (
    <>
      {phone.drafts.length > 0 ? (
        <Notice className="mt-4">{t("draftsWait", { count: phone.drafts.length })}</Notice>
      ) : null}
      <EmptyState
        action={
          <a className={buttonStyle({ variant: "red" })} href="/settings/phone">
            {empty("choose")}
          </a>
        }
        className="mt-4"
        title={t("expired")}
      />
    </>
  );
});

function Listed({ phone, acts, asked, list }: PeopleProps & { list: PhoneList }) {
  const t = useTranslations("phone.people");
  const [typed, setTyped] = useState("");
  const [rated, setRated] = useState<Rated>("all");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked > 0) field.current?.focus();
  }, [asked]);
  const search = useDeferredValue(typed);
  const saved = useSaved(acts);
  const { draft, conversation, resume, stop } = useOpenConversation(phone.drafts);
  const [adding, setAdding] = useState(false);
  const people = useMemo(() => withWritten(list, phone.outbox), [list, phone.outbox]);
  const groups = useMemo(
    () => grouped(found(people, search).filter((person) => isRated(person, rated))),
    [people, search, rated],
  );
  const order = groups.flatMap((group) => group.people);
  const { drawn, isWhole } = useFirstScreen(groups);
  return (
    <>
      <div className="my-2 flex items-center gap-2">
        <SearchInput
          className="min-w-0 flex-1"
          label={t("search")}
          onChange={(event) => setTyped(event.currentTarget.value)}
          ref={field}
        />
        {list.may.create ? <Button onClick={() => setAdding(true)}>{t("add")}</Button> : null}
      </div>
      {list.may.seeAssessments ? <RatedFilter onChange={setRated} value={rated} /> : null}
      <DraftList drafts={phone.drafts} onOpen={resume} />
      <Counted list={list} shown={order.length} />
      <div aria-busy={!isWhole} data-slot="people">
        {drawn.map((group) => (
          <PeopleGroup group={group} key={group.key} list={list} onLog={conversation} saved={saved} />
        ))}
      </div>
      <SavedBar saved={saved} />
      {draft ? (
        <OpenConversation
          acts={acts}
          draft={draft}
          key={draft.id}
          list={list}
          next={order[order.findIndex(({ id }) => id === draft.contactId) + 1] ?? null}
          onDone={(next) => (next ? conversation(next) : stop())}
          outbox={phone.outbox}
          people={people}
          save={saved.save}
        />
      ) : null}
      {adding ? (
        <NewPersonSheet
          list={list}
          onClose={() => setAdding(false)}
          onSave={async (entry) => {
            const result = await acts.add(entry, entry.name);
            if (result !== "kept") return result;
            setAdding(false);
            conversation(entry);
            return result;
          }}
        />
      ) : null}
    </>
  );
}

function Counted({ list, shown }: { list: PhoneList; shown: number }) {
  const t = useTranslations("phone.people");
  const total = list.people.length;
  return (
    <>
      {list.total > total ? (
        <Notice
          end={
            <a
              className="underline underline-offset-2 coarse:inline-flex coarse:min-h-tap coarse:items-center"
              href="/settings/phone"
            >
              {t("chooseLess")}
            </a>
          }
        >
          {t("tooMany", { total: list.total, shown: total })}
        </Notice>
      ) : null}
      <p aria-live="polite" className={cn("my-2 text-12 text-ink-3", shown === total && "sr-only")}>
        {shown === 0 && total > 0 ? t("nobody") : t("count", { shown, total })}
      </p>
    </>
  );
}
