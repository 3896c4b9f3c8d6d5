"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { SearchInput } from "@/components/ui/search-input";
import { Notice } from "@/components/ui/states";
import { newContactHref } from "@/features/contacts/components/search-link";
import { fewestLetters, searchPause } from "@/features/contacts/components/search-pause";
import { goToSearchAction } from "@/features/contacts/search.actions";
import { findForLogAction } from "../picker.actions";
import type { Found } from "../picker.queries";
import { PickerRow } from "./picker-row";

type PickerSearchProps = {
  mayAdd: boolean;
  /** What is offered before a letter is typed. */
  children: ReactNode;
};

/** Finds while one types; what is typed goes into no address. Without scripts the list of contacts searches. */
export function PickerSearch({ mayAdd, children }: PickerSearchProps) {
  const t = useTranslations("conversations.picker");
  const { typed, found, offline, look } = useSearch();
  const { field, list } = usePickerKeys();
  const [, post] = useActionState(goToSearchAction, null);
  return (
    <div className="grid grid-cols-1 gap-2" ref={list}>
      <search>
        <form noValidate action={post} onSubmit={(event) => event.preventDefault()}>
          <SearchInput
            label={t("search")}
            onChange={(event) => look(event.currentTarget.value)}
            ref={field}
          />
        </form>
      </search>
      {offline ? <Offline /> : null}
      <div className="-mx-4 md:mx-0">
        {found ? <Results found={found} mayAdd={mayAdd} typed={typed} /> : children}
      </div>
      <p aria-live="polite" className="sr-only">
        {found ? t("found", { count: found.people.length }) : null}
      </p>
    </div>
  );
}

function Results({ found, mayAdd, typed }: { found: Found; mayAdd: boolean; typed: string }) {
  const t = useTranslations("conversations.picker");
  const { people, similar } = found;
  return (
    <>
      {similar && people.length > 0 ? <p className="px-4 py-2 text-13 text-ink-2">{t("similar")}</p> : null}
      {people.length === 0 ? <p className="px-4 py-3 font-strong">{t("none", { typed })}</p> : null}
      <ul>
        {people.map((person) => (
          <PickerRow key={person.id} person={person} typed={typed} />
        ))}
      </ul>
      {mayAdd ? (
        <ButtonLink className="mx-4 mt-3" href={newContactHref(found.sealed)} prefetch={false}>
          <UserPlus aria-hidden />
          {t("addNamed", { name: typed })}
        </ButtonLink>
      ) : null}
    </>
  );
}

function Offline() {
  const t = useTranslations("conversations.picker");
  return (
    <Notice
      end={
        <a className={buttonStyle({ size: "sm" })} href="/phone">
          {t("openList")}
        </a>
      }
      live
    >
      {t("offline")}
    </Notice>
  );
}

function useSearch() {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [offline, setOffline] = useState(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef("");
  const look = (text: string) => {
    const q = text.trim();
    asked.current = q;
    clearTimeout(waiting.current);
    if (q.length < fewestLetters) {
      setTyped("");
      return setFound(null);
    }
    waiting.current = setTimeout(async () => {
      const result = await findForLogAction({ q }).catch(() => null);
      if (asked.current !== q) return;
      setOffline(result === null);
      if (!result?.ok) return;
      setTyped(q);
      setFound(result.data);
    }, searchPause);
  };
  useEffect(() => () => clearTimeout(waiting.current), []);
  return { typed, found, offline, look };
}

const steps: Record<string, 1 | -1 | undefined> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrows go through the people, Enter opens the only one who was found. */
function usePickerKeys() {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // A frame later the sheet that was closed has let go of the page.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    const root = list.current;
    const linksNow = () => [...(root?.querySelectorAll<HTMLElement>("a[data-person]") ?? [])];
    const go = (by: 1 | -1) => {
      const links = linksNow();
      const at = links.findIndex((link) => link.matches(":focus"));
      (links[at + by] ?? field.current)?.focus();
    };
    const openOnly = () => {
      const [only, second] = linksNow();
      if (only && !second) router.push(only.getAttribute("href") ?? "/log", { scroll: false });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const by = steps[event.key];
      if (by) event.preventDefault();
      if (by) go(by);
      else if (event.key === "Enter" && field.current?.matches(":focus")) openOnly();
    };
    root?.addEventListener("keydown", onKeyDown);
    return () => root?.removeEventListener("keydown", onKeyDown);
  }, [router]);
  return { field, list };
}
