"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { searchedHref } from "./search-link";
import { fewestLetters, searchPause } from "./search-pause";

type LiveSearchProps = {
  /** The list without a search. */
  list: string;
  shown: string;
  focus: boolean;
  words: { label: string; find: string };
  /** The rest of the filter, for the form. */
  children: ReactNode;
};

/** Finds while one types; a GET form, so that it works without scripts. */
export function LiveSearch({ list, shown, focus, words, children }: LiveSearchProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
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
    start(() => router.replace(searchedHref(list, text), { scroll: false }));
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
      <form noValidate action="/contacts" className="flex gap-2" onSubmit={submit}>
        {children}
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
