"use client";

import { startTransition, useEffect, useState } from "react";
import type { PersonGroup, WrittenPerson } from "../list-search";

const aScreen = 10;

type Groups = PersonGroup<WrittenPerson>[];

/** First the rows of one screen, then all, without blocking taps: three hundred take a cheap phone a second. */
export function useFirstScreen(groups: Groups): { drawn: Groups; isWhole: boolean } {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return { drawn: isWhole ? groups : firstOf(groups), isWhole };
}

function firstOf(groups: Groups): Groups {
  let left = aScreen;
  return groups.flatMap((group) => {
    const people = group.people.slice(0, left);
    left -= people.length;
    return people.length > 0 ? [{ ...group, people }] : [];
  });
}
