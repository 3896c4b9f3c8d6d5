"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useActionState, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { goToSearchAction, searchListAction } from "../search.actions";
import { fewestLetters, searchPause } from "./search-pause";

type LiveSearchProps = {
  /** The address of the list without a search, without its path. */
  list: string;
  shown: string;
  focus: boolean;
  words: { label: string; find: string };
};

/** Finds while one types, and without scripts by a form that is posted: what is typed goes into no address. */
export function LiveSearch({ list, shown, focus, words }: LiveSearchProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [, post] = useActionState(goToSearchAction, null);
  const asked = useRef<string>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const field = input.current;
    if (field && document.activeElement !== field) field.value = shown;
  }, [shown]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  // A frame later the sheet that was closed has let go of the page.
  useEffect(() => {
    if (focus) requestAnimationFrame(() => input.current?.focus());
  }, [focus]);

  const find = (text: string) => {
    clearTimeout(waiting.current);
    asked.current = text;
    start(async () => {
      const result = await searchListAction({ q: text, filter: list }).catch(() => null);
      if (asked.current === text && result?.ok) router.replace(result.data, { scroll: false });
    });
  };
  const typed = (text: string) => {
    clearTimeout(waiting.current);
    const letters = text.trim().length;
    if (letters > 0 && letters < fewestLetters) return;
    waiting.current = setTimeout(() => find(text), searchPause);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    find(input.current?.value ?? "");
  };
  return (
    <search aria-busy={busy}>
      <form noValidate action={post} className="flex gap-2" onSubmit={submit}>
        <input name="filter" type="hidden" value={list} />
        <SearchInput
          className="min-w-0 flex-1"
          defaultValue={shown}
          label={words.label}
          onChange={(event) => typed(event.currentTarget.value)}
          ref={input}
        />
        <Button className="max-md:w-tap max-md:px-0" type="submit">
          <Search aria-hidden className="md:hidden" />
          <span className="max-md:sr-only">{words.find}</span>
        </Button>
      </form>
    </search>
  );
}
