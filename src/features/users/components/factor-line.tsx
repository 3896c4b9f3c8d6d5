import type { ReactNode } from "react";

type Props = { title: string; text: string; end?: ReactNode; children?: ReactNode };

/** One thing that a user can have besides the password. */
export function FactorLine({ title, text, end, children }: Props) {
  return (
    <div className="grid gap-2 border-b border-rule py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="text-14 font-strong">{title}</h3>
          <p className="max-w-[40em] text-13 text-ink-2">{text}</p>
        </div>
        {end ? <div className="flex flex-wrap gap-2">{end}</div> : null}
      </div>
      {children}
    </div>
  );
}
