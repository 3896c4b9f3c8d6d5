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

import { openPost, type ToastPost } from "./toast-post";

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
