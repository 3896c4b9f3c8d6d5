"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { keyBackAction } from "../keying.actions";
import { type MarkProblem, type Marks, noMarks, problemOf, sameMarks, tidied } from "../marks";

export type RowState = { marks: Marks; saved: Marks; problem: MarkProblem | null };
export type Refusal = "notSaved" | "signedOut" | "nowOver";
export type Conversation = { heldOn: string; channel: string };
type Rows = Readonly<Record<string, RowState>>;

type Start = { id: string; marks: Marks }[];

const startOf = (rows: Start): Rows =>
  Object.fromEntries(rows.map(({ id, marks }) => [id, { marks, saved: marks, problem: null }]));

const isWaiting = ({ marks, saved }: RowState) => !sameMarks(tidied(marks), saved);
const isReady = (row: RowState) => isWaiting(row) && problemOf(tidied(row.marks)) === null;

/**
 * Sends rows one request at a time, as the user moves on. Nothing that was typed is dropped before the server has confirmed
 * it.
 */
export function useKeying(sheetId: string, start: Start, conversation: Conversation) {
  const [rows, setRows] = useState(() => startOf(start));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useRef(rows);
  const sending = useRef(false);
  // The focused line waits until the user moves on: half typed it is no answer.
  const open = useRef<string | null>(null);
  latest.current = rows;

  const change = useCallback((id: string, patch: Partial<Marks>) => {
    open.current = id;
    setRows((before) => {
      const row = before[id] ?? { marks: noMarks, saved: noMarks, problem: null };
      return { ...before, [id]: { ...row, marks: { ...row.marks, ...patch }, problem: null } };
    });
  }, []);

  const send = useCallback(async () => {
    const ready = Object.entries(latest.current).filter(
      ([id, row]) => id !== open.current && isReady(row) && row.problem === null,
    );
    if (sending.current || ready.length === 0) return;
    sending.current = true;
    const sent = ready.map(([id, { marks }]) => ({ id, ...tidied(marks) }));
    const answer = await answerOf(sheetId, conversation, sent);
    sending.current = false;
    setRefusal(answer.refusal);
    if (answer.refusal === null) setRows((before) => settle(before, sent, answer));
  }, [sheetId, conversation]);

  const leave = useCallback(() => {
    open.current = null;
    return send();
  }, [send]);

  useQuiet(rows, { send, leave });
  useLeaving(Object.values(rows).some(isWaiting));
  return { rows, change, leave, refusal, waiting: Object.values(rows).filter(isWaiting).length };
}

type Sent = Marks & { id: string };
type Answer = { refusal: Refusal | null; saved: readonly string[]; problems: Record<string, MarkProblem> };

async function answerOf(id: string, { heldOn, channel }: Conversation, rows: Sent[]): Promise<Answer> {
  const nothing = { saved: [], problems: {} };
  try {
    const input = { id, heldOn, channel, rows } as Parameters<typeof keyBackAction>[0];
    const result = await keyBackAction(input);
    if (result.ok) return { refusal: null, ...result.data };
    if (result.code === "UNAUTHENTICATED") return { ...nothing, refusal: "signedOut" };
    return { ...nothing, refusal: result.code === "CONFLICT" ? "nowOver" : "notSaved" };
  } catch {
    return { ...nothing, refusal: "notSaved" };
  }
}

function settle(before: Rows, sent: readonly Sent[], { saved, problems }: Answer): Rows {
  const after = { ...before };
  for (const { id, ...marks } of sent) {
    const row = before[id];
    if (!row) continue;
    if (saved.includes(id)) after[id] = { ...row, saved: marks, problem: null };
    else after[id] = { ...row, problem: problems[id] ?? row.problem };
  }
  return after;
}

const quietMs = 6000;

/** A touch moves no focus: the line before is sent at once, the last after a pause. */
function useQuiet(rows: Rows, { send, leave }: { send: () => void; leave: () => void }) {
  useEffect(() => {
    if (!Object.values(rows).some(isWaiting)) return;
    send();
    const timer = setTimeout(leave, quietMs);
    return () => clearTimeout(timer);
  }, [rows, send, leave]);
}

function useLeaving(waiting: boolean) {
  useEffect(() => {
    if (!waiting) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [waiting]);
}
