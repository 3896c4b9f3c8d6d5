import type { ReactNode } from "react";
import { cn } from "./cn";

export type FieldProps = {
  /** Hint and error are `${id}-hint` and `${id}-error`. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** How to fix it. On yellow with "!": red is the union's colour, not an error's. */
  error?: ReactNode;
  meta?: ReactNode;
  hideLabel?: boolean;
  className?: string;
};

export function fieldAria({ id, hint, error }: Pick<FieldProps, "id" | "hint" | "error">) {
  const described = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(" ");
  return {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  } as const;
}

export function Field({
  id,
  label,
  hint,
  error,
  meta,
  hideLabel,
  className,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className={cn("grid min-w-0 gap-1.5", className)} data-slot="field">
      <div className={cn("flex items-baseline gap-2 text-14", hideLabel && "sr-only")}>
        <label className="font-label" htmlFor={id}>
          {label}
        </label>
        {meta ? <span className="ms-auto text-12 text-ink-3">{meta}</span> : null}
      </div>
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {hint ? (
        <p className="text-13 text-ink-3" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p
      className="flex gap-1.5 rounded-1 bg-marker-soft px-2 py-1 text-13 font-label text-marker-text"
      data-slot="field-error"
      id={id}
    >
      <b aria-hidden="true">!</b>
      <span>{children}</span>
    </p>
  );
}
