import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Glyph } from "@/components/ui/glyph";
import { MajorityDots } from "./majority-dots";
import { Brand } from "./mark";

export type SignInShellProps = {
  slogan: string;
  line: string;
  end?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
};

export function SignInShell({ slogan, line, end, foot, children }: SignInShellProps) {
  return (
    <div
      className="grid min-h-dvh grid-rows-[auto_1fr] lg:grid-cols-2 lg:grid-rows-1"
      data-slot="sign-in-shell"
    >
      <section
        aria-hidden="true"
        className="flex items-end gap-4 bg-merah px-5 py-5 text-on-merah lg:flex-col lg:items-start lg:px-16 lg:py-14 print:hidden"
      >
        <MajorityDots className="hidden w-full max-w-108 lg:mb-auto lg:grid" />
        <p className="fig text-40 whitespace-nowrap lg:text-[8.5rem] lg:leading-[0.85] lg:tracking-head">
          {slogan}
        </p>
        <p className="max-w-[24em] text-12 lg:text-18">{line}</p>
      </section>
      <div className="flex flex-col gap-10 bg-sheet px-5 py-6 lg:justify-between lg:px-20 lg:py-14">
        <header className="flex flex-wrap items-center justify-between gap-3">
          <Brand />
          {end}
        </header>
        <main className="w-full max-w-104" id="main">
          {children}
        </main>
        <footer className="mt-auto max-w-[34em] text-12 text-ink-3 lg:mt-0">{foot}</footer>
      </div>
    </div>
  );
}

type FirstRunStep = { label: string; note?: ReactNode };

export type FirstRunShellProps = {
  title: string;
  steps: readonly FirstRunStep[];
  /** Counts from 1. */
  current: number;
  doneLabel: string;
  end?: ReactNode;
  children: ReactNode;
};

export function FirstRunShell({ title, steps, current, doneLabel, end, children }: FirstRunShellProps) {
  return (
    <div className="mx-auto max-w-360 px-4 py-5 lg:px-16 lg:py-7" data-slot="first-run-shell">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <Brand />
        <div className="text-12 text-ink-3">{end}</div>
      </header>
      <main className="mt-6 grid gap-6 lg:mt-13 lg:grid-cols-[1fr_minmax(0,40rem)] lg:gap-20" id="main">
        <div>
          <h1 className="poster text-40 lg:text-[3.5rem]">{title}</h1>
          <ol className="mt-4 border-t-2 border-ink lg:mt-7">
            {steps.map((step, at) => (
              <FirstRunStepRow
                at={at + 1}
                current={current}
                doneLabel={doneLabel}
                key={step.label}
                step={step}
              />
            ))}
          </ol>
        </div>
        <section className="self-start rounded-2 bg-sheet p-4 shadow-1 sm:p-8">{children}</section>
      </main>
    </div>
  );
}

type RowProps = { step: FirstRunStep; at: number; current: number; doneLabel: string };

function FirstRunStepRow({ step, at, current, doneLabel }: RowProps) {
  const done = at < current;
  return (
    <li
      aria-current={at === current ? "step" : undefined}
      className={cn(
        "grid grid-cols-[2.5rem_1fr] items-center border-t border-rule py-2 text-14 text-ink-2 first:border-t-0 lg:grid-cols-[3rem_1fr] lg:py-3",
        at !== current && "max-lg:hidden",
      )}
    >
      <span className={cn("fig text-28", at === current && "text-merah-text", done && "text-kept")}>
        {done ? <Done label={doneLabel} /> : at}
      </span>
      <span>
        <b className={cn(at === current && "text-18 text-ink")}>{step.label}</b>
        {step.note ? <span className="block text-ink-3">{step.note}</span> : null}
      </span>
    </li>
  );
}

function Done({ label }: { label: string }) {
  return (
    <>
      <Glyph className="size-6" name="tick" />
      <span className="sr-only">{label}</span>
    </>
  );
}
