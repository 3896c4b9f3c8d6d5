"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { cn } from "./cn";
import { Field } from "./field";
import { TextInput } from "./inputs";
import { useFound } from "./use-found";

export type Choice = { id: string; name: string };

type ComboboxFieldProps = {
  label: string;
  /** Sends the id of what is chosen. */
  name: string;
  chosen: Choice | null;
  /** What stands there while nothing is chosen. */
  any: string;
  /** The first choices that fit; null when there is no answer. */
  find: (q: string) => Promise<readonly Choice[] | null>;
  words: { none: string; found: string };
};

/** One of thousands, found by typing. Emptied, it chooses nothing; left with other words, what it was. */
export function ComboboxField({ label, name, chosen, any, find, words }: ComboboxFieldProps) {
  const id = useId();
  const [value, setValue] = useState<Choice | null>(chosen);
  const [text, setText] = useState(chosen?.name ?? "");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const { found: answer, look } = useFound(find);
  const found = answer ?? [];
  const choose = (choice: Choice | null) => {
    setValue(choice);
    setText(choice?.name ?? "");
    setOpen(false);
  };
  const show = (q: string) => {
    setOpen(true);
    setAt(-1);
    look(q);
  };
  const keysWhenOpen = (event: KeyboardEvent) => {
    const next = moved(event.key, { at, last: found.length - 1 });
    if (next === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (next === undefined) choose(found[at] ?? value);
    else setAt(next);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") choose(value);
    else if (open) keysWhenOpen(event);
    else if (event.key === "ArrowDown") show("");
  };
  return (
    <Field id={id} label={label}>
      <input name={name} type="hidden" value={value?.id ?? ""} />
      <div className="relative">
        <TextInput
          aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-expanded={open}
          autoComplete="off"
          id={id}
          onBlur={() => choose(text.trim() === "" ? null : value)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            show(event.currentTarget.value);
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            show("");
          }}
          onKeyDown={keys}
          placeholder={any}
          ref={field}
          role="combobox"
          size="sm"
          value={text}
        />
        <Choices
          at={at}
          found={found}
          id={id}
          label={label}
          none={answer ? words.none : ""}
          onChoose={choose}
          open={open}
        />
      </div>
      <p aria-live="polite" className="sr-only">
        {open && found.length > 0 ? `${found.length} ${words.found}` : null}
      </p>
    </Field>
  );
}

/** Where an arrow leads; past an end it begins at the other. */
function moved(key: string, { at, last }: { at: number; last: number }): number | undefined {
  if (key === "ArrowDown") return at >= last ? 0 : at + 1;
  if (key === "ArrowUp") return at <= 0 ? last : at - 1;
  return undefined;
}

type ChoicesProps = {
  id: string;
  label: string;
  none: string;
  open: boolean;
  at: number;
  found: readonly Choice[];
  onChoose: (choice: Choice) => void;
};

function Choices({ id, label, none, open, at, found, onChoose }: ChoicesProps) {
  return (
    <div
      aria-label={label}
      className={cn(
        "absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-2 border-[1.5px] border-rule-2 bg-sheet shadow-2",
        !open && "hidden",
      )}
      id={`${id}-list`}
      role="listbox"
    >
      {found.map((choice, index) => (
        // The field keeps the focus; its keys choose as well.
        <button
          aria-selected={index === at}
          className={cn(
            "flex min-h-tap w-full cursor-pointer items-center px-3 text-start text-14 hover:bg-sunk",
            index === at && "bg-sunk",
          )}
          id={`${id}-${index}`}
          key={choice.id}
          onClick={() => onChoose(choice)}
          onPointerDown={(event) => event.preventDefault()}
          role="option"
          tabIndex={-1}
          type="button"
        >
          {choice.name}
        </button>
      ))}
      {found.length === 0 && none ? <p className="px-3 py-2 text-13 text-ink-3">{none}</p> : null}
    </div>
  );
}
