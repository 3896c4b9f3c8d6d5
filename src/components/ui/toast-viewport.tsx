"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { Glyph } from "./glyph";
import type { ToastPost } from "./toast-post";

const overPage =
  "fixed inset-x-3 bottom-[calc(var(--spacing-bar)+1.75rem+env(safe-area-inset-bottom))] z-60 lg:start-auto lg:end-6 lg:bottom-20 lg:w-[26rem]";

export function ToastViewport({ post }: { post: ToastPost }) {
  const t = useTranslations("ui");
  const slot = useSyncExternalStore(post.subscribe, post.slot, () => null);
  return (
    <Base.Provider limit={3} timeout={8000}>
      <Delivery post={post} />
      <Base.Portal container={slot ?? undefined}>
        <Base.Viewport
          aria-label={t("messages")}
          className={cn("flex flex-col-reverse gap-2 print:hidden", slot ? "px-4 not-empty:py-2" : overPage)}
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Delivery({ post }: { post: ToastPost }) {
  const { add, close } = Base.useToastManager();
  const t = useTranslations("ui");
  useEffect(
    () =>
      post.deliverTo({
        close,
        add: ({ id, title, description, kind = "done", undo }) =>
          add({
            id,
            title,
            description,
            type: kind,
            priority: kind === "refused" ? "high" : "low",
            timeout: kind === "refused" ? 0 : undefined,
            actionProps: undo && {
              children: t("undo"),
              onClick: () => {
                undo();
                close(id);
              },
            },
          }),
      }),
    [post, add, close, t],
  );
  return null;
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  const t = useTranslations("ui");
  return toasts.map((toast) => (
    <Base.Root
      className="rounded-2 bg-ink text-on-ink shadow-2 transition-[transform,opacity] duration-(--d-move) [transform:translate(var(--toast-swipe-movement-x),var(--toast-swipe-movement-y))] data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0 data-starting-style:[transform:translateY(50%)]"
      data-slot="toast"
      key={toast.id}
      swipeDirection={["down", "left", "right"]}
      toast={toast}
    >
      <Base.Content className="flex min-h-thumb items-center gap-3 ps-4 pe-1.5 py-1">
        <ToastSign kind={toast.type} />
        <div className="min-w-0 flex-1">
          <Base.Title className="text-14 font-label" render={<p />} />
          <Base.Description className="text-13" />
        </div>
        {toast.actionProps ? (
          <Base.Action className="min-h-tap rounded-2 border-[1.5px] border-current px-3 text-14 font-strong outline-offset-0" />
        ) : null}
        <Base.Close
          render={
            <Button aria-label={t("close")} className="text-on-ink hover:bg-ink-2" icon variant="bare">
              <Glyph name="close" />
            </Button>
          }
        />
      </Base.Content>
    </Base.Root>
  ));
}

function ToastSign({ kind }: { kind: string | undefined }) {
  if (kind === "refused") {
    return (
      <b aria-hidden="true" className="rounded-1 bg-marker px-2 py-0.5 text-16 text-on-marker">
        !
      </b>
    );
  }
  return kind === "waiting" ? (
    <Clock aria-hidden="true" className="size-5 shrink-0" />
  ) : (
    <Glyph name="tick" />
  );
}
