"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { v7 } from "uuid";
import { searchPause } from "@/features/contacts/components/search-pause";
import { peopleToTickAction, recordParticipationAction } from "../actions";
import type { TickRow } from "../people.queries";
import type { ParticipationState } from "../vocabulary.schema";
import { useProblem } from "./use-problem";

type Page = { rows: TickRow[]; more: boolean };

/** The list as it is ticked: at once on the screen, then on the server; what is refused is shown as it was. */
export function useTicks({ activityId, first }: { activityId: string; first: Page }) {
  const t = useTranslations("activities.tick");
  const words = useProblem();
  const [page, setPage] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef<{ find?: string; departmentId?: string }>({});
  const latest = useRef(0);

  const show = (contactId: string, state: ParticipationState | null) =>
    setPage(({ rows, more }) => ({
      more,
      rows: rows.map((row) => (row.contactId === contactId ? { ...row, state } : row)),
    }));

  async function load(after?: TickRow) {
    const turn = ++latest.current;
    setBusy(true);
    const last = after && { saidYes: after.saidYes, name: after.name, id: after.contactId };
    const result = await peopleToTickAction({ activityId, ...asked.current, ...(last && { after: last }) });
    // An earlier question can be answered later.
    if (turn !== latest.current) return;
    setBusy(false);
    if (!result.ok) return setProblem(words(result) ?? null);
    setPage(({ rows }) => ({
      ...result.data,
      rows: after ? [...rows, ...result.data.rows] : result.data.rows,
    }));
  }

  async function set(row: TickRow, state: ParticipationState | null) {
    show(row.contactId, state);
    setProblem(null);
    const sent = { id: v7(), activityId, contactId: row.contactId, state, seen: row.state };
    const result = await recordParticipationAction(sent).catch(() => null);
    if (result?.ok) return;
    if (result?.code === "CHANGED_MEANWHILE") {
      setProblem(t("changed"));
      return load();
    }
    show(row.contactId, row.state);
    setProblem(t("failed", { reason: words(result) ?? "" }));
  }

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = (change: { find?: string; departmentId?: string }, wait: number) => {
    const merged = { ...asked.current, ...change };
    asked.current = {
      ...(merged.find && { find: merged.find }),
      ...(merged.departmentId && { departmentId: merged.departmentId }),
    };
    clearTimeout(pause.current);
    pause.current = setTimeout(() => load(), wait);
  };

  return {
    ...{ ...page, problem, busy, set },
    look: (find: string) => ask({ find }, searchPause),
    narrow: (departmentId: string) => ask({ departmentId }, 0),
    next: () => load(page.rows.at(-1)),
  };
}
