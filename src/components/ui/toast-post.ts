import type { ReactNode } from "react";

type ToastKind = "done" | "waiting" | "refused";

type ToastMessage = {
  title: ReactNode;
  description?: ReactNode;
  kind?: ToastKind;
  /** Shows "Undo" for the 8 seconds that the toast stands. */
  undo?: () => void;
};

type Letter = ToastMessage & { id: string };
type Reader = { add: (letter: Letter) => void; close: (id: string) => void };

/** Keeps messages until the component that shows them is loaded. */
export type ToastPost = ReturnType<typeof openPost>;

export function openPost() {
  let waiting: Letter[] = [];
  let reader: Reader | null = null;
  let count = 0;
  const listeners = new Set<() => void>();
  const wake = () => {
    for (const listen of listeners) listen();
  };
  let slots: HTMLElement[] = [];
  return {
    /** Messages are shown in the place that came last, so that they cover nothing of it. Returns how to leave it. */
    showIn: (slot: HTMLElement) => {
      slots = [...slots, slot];
      wake();
      return () => {
        slots = slots.filter((other) => other !== slot);
        wake();
      };
    },
    slot: (): HTMLElement | null => slots.at(-1) ?? null,
    /** A refusal stays until it is closed. */
    show: (message: ToastMessage): string => {
      const letter = { ...message, id: `toast-${++count}` };
      if (reader) reader.add(letter);
      else waiting = [...waiting, letter];
      wake();
      return letter.id;
    },
    close: (id: string) => {
      waiting = waiting.filter((letter) => letter.id !== id);
      reader?.close(id);
    },
    deliverTo: (next: Reader) => {
      reader = next;
      for (const letter of waiting) next.add(letter);
      waiting = [];
      return () => {
        reader = null;
      };
    },
    subscribe: (listen: () => void) => {
      listeners.add(listen);
      return () => {
        listeners.delete(listen);
      };
    },
    isUsed: () => count > 0,
  };
}
