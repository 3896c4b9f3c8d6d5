import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./cn";

type StateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode; className?: string };

type EmptyStateProps = StateProps & {
  /** The state is the whole page: its sentence is the heading. */
  wholePage?: boolean;
};

export function EmptyState({ title, children, action, className, wholePage = false }: EmptyStateProps) {
  const Title = wholePage ? "h1" : "p";
  return (
    <div
      className={cn("grid justify-items-start gap-3 border-t-2 border-dashed border-rule-2 py-6", className)}
      data-slot="empty-state"
    >
      <Title className="poster text-22 md:text-28">{title}</Title>
      {children ? <div className="max-w-[36em] text-14 text-ink-2">{children}</div> : null}
      {action}
    </div>
  );
}

type ErrorStateProps = Omit<StateProps, "title"> & { title?: ReactNode };

export function ErrorState({ title, children, action, className }: ErrorStateProps) {
  const t = useTranslations("ui.error");
  return (
    <div
      className={cn("grid justify-items-start gap-3 border-s-4 border-ink bg-marker-soft p-4", className)}
      data-slot="error-state"
      role="alert"
    >
      <p className="text-18 leading-head font-head text-marker-text">
        <span aria-hidden="true">! </span>
        {title ?? t("title")}
      </p>
      <div className="max-w-[36em] text-14 text-marker-text">{children ?? t("body")}</div>
      {action}
    </div>
  );
}

type NoticeProps = { children: ReactNode; end?: ReactNode; live?: boolean; className?: string };

/** `live` announces it when it appears. */
export function Notice({ children, end, live = false, className }: NoticeProps) {
  return (
    <div
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-1 rounded-e-1 border-s-3 border-ink bg-marker-soft px-3 py-2 text-13 font-label text-marker-text",
        className,
      )}
      data-slot="notice"
      role={live ? "status" : undefined}
    >
      <b aria-hidden="true">!</b>
      <div className="min-w-0 flex-1">{children}</div>
      {end}
    </div>
  );
}

export function Saved({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cn(
        "rounded-e-1 border-s-3 border-kept bg-kept-tint px-3 py-2 text-13 font-label text-kept",
        className,
      )}
      data-slot="saved"
      role="status"
    >
      {children}
    </div>
  );
}
