"use client";

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";

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

/** Keeps what is to be said until whoever shows it is there. */
export type ToastPost = ReturnType<typeof openPost>;

function openPost() {
  let waiting: Letter[] = [];
  let reader: Reader | null = null;
  let count = 0;
  let wake = () => {};
  return {
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
      wake = listen;
      return () => {
        wake = () => {};
      };
    },
    isUsed: () => count > 0,
  };
}

const load = () => import("./toast-viewport").then(({ ToastViewport }) => ({ default: ToastViewport }));
const Viewport = lazy(load);
const Post = createContext<ToastPost | null>(null);

/** Once, in the signed-in layout. What shows the toasts comes after the page, before anybody has tapped. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [post] = useState(openPost);
  const used = useSyncExternalStore(post.subscribe, post.isUsed, () => false);
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => undefined), 2_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Post value={post}>
      {children}
      {used ? (
        <Suspense>
          <Viewport post={post} />
        </Suspense>
      ) : null}
    </Post>
  );
}

/** `show({ title, undo })`. */
export function useToasts(): Pick<ToastPost, "show" | "close"> {
  const post = use(Post);
  if (!post) throw new Error("no ToastProvider");
  return post;
}
