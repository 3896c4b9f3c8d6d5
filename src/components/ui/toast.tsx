"use client";

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";

import { openPost, type ToastPost } from "./toast-post";

const load = () => import("./toast-viewport").then(({ ToastViewport }) => ({ default: ToastViewport }));
const Viewport = lazy(load);
const Post = createContext<ToastPost | null>(null);

/** Once, in the signed-in layout. The viewport is loaded after the page. */
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

/** In a sheet above its save bar: messages stand there while the sheet is open, and cover none of its questions. */
export function ToastSlot() {
  const post = use(Post);
  const show = useCallback(
    (slot: HTMLElement | null) => (slot && post ? post.showIn(slot) : undefined),
    [post],
  );
  return <div className="shrink-0 bg-sheet empty:hidden" data-slot="toast-slot" ref={show} />;
}

export function useToasts(): Pick<ToastPost, "show" | "close"> {
  const post = use(Post);
  if (!post) throw new Error("no ToastProvider");
  return post;
}
