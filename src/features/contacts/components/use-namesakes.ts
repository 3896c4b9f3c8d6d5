import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { namesakesAction } from "../actions";
import type { Namesake } from "../namesakes.queries";

const pause = 600;
const telling = [
  "name",
  "nickname",
  "birthDate",
  "nationalId",
  "workplaceId",
  "employeeNumber",
  "cardNumber",
];

/** Asks, a moment after the last key, which contacts may be the person who is typed. */
export function useNamesakes() {
  const [found, setFound] = useState<readonly Namesake[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = useCallback((event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const turn = ++asked.current;
      const input = typedIn(form);
      const result = input.name.length < 3 ? null : await namesakesAction(input).catch(() => null);
      // An answer that a later question has overtaken is dropped.
      if (turn === asked.current) setFound(result?.ok ? result.data : []);
    }, pause);
  }, []);
  return { found, look };
}

function typedIn(form: HTMLFormElement) {
  const data = new FormData(form);
  const words = (name: string) => data.getAll(name).map(String).filter(Boolean);
  const single = telling.map((name) => [name, words(name)[0]?.trim()] as const);
  const { name = "", ...rest } = Object.fromEntries(single.filter(([, value]) => value)) as Record<
    string,
    string
  >;
  return { ...rest, name, phones: words("phones[]"), emails: words("emails[]") };
}
