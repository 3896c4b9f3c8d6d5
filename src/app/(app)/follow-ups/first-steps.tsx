import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { Glyph } from "@/components/ui/glyph";
import { Section } from "@/components/ui/section";
import type { FirstSteps as State } from "@/features/unions/first-steps.queries";
import { FirstWorkplace } from "@/features/workplaces/components/first-workplace";
import { MessagesFor } from "@/i18n/messages-for";

const order = ["workplace", "list", "invite"] as const;

/** What is left before the union can work; the first step that is open is open on the page. */
export async function FirstSteps({ steps, className }: { steps: State; className?: string }) {
  const t = await getTranslations("home");
  const next = order.find((step) => !steps[step].done);
  const parts = { workplace: <Workplace {...steps.workplace} />, list: <List {...steps.list} /> };
  const bodies = { ...parts, invite: <Invite {...steps.invite} /> };
  return (
    <div
      className={cn("grid gap-8 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-10", className)}
      data-slot="first-steps"
    >
      <div className="min-w-0">
        <h2 className="poster text-28 md:text-40">
          {t("poster", { done: order.filter((step) => steps[step].done).length })}
          {next ? <span className="block">{t(`next.${next}`)}</span> : null}
        </h2>
        <p className="mt-1 text-14 text-ink-2">{t("stays")}</p>
        <ol className="mt-4 border-t-2 border-ink">
          {order.map((step, at) => (
            <Step
              doneLabel={t("done")}
              key={step}
              number={at + 1}
              state={steps[step].done ? "done" : step === next ? "now" : "later"}
              title={t(`${step}.title`)}
            >
              {bodies[step]}
            </Step>
          ))}
        </ol>
      </div>
      <aside className="grid content-start gap-8">
        <Section title={t("demo.title")}>
          <p className="text-14 text-ink-2">{t("demo.text")}</p>
          <code className="mt-2 block rounded-1 bg-sunk px-2 py-1 text-14">{t("demo.command")}</code>
        </Section>
        <Section title={t("later.title")}>
          <ul className="grid gap-1.5 text-14 text-ink-2">
            {(["followUps", "density", "week"] as const).map((each) => (
              <li key={each}>{t(`later.${each}`)}</li>
            ))}
          </ul>
        </Section>
      </aside>
    </div>
  );
}

type StepProps = {
  number: number;
  state: "done" | "now" | "later";
  title: string;
  doneLabel: string;
  children: ReactNode;
};

function Step({ number, state, title, doneLabel, children }: StepProps) {
  return (
    <li
      aria-current={state === "now" ? "step" : undefined}
      className={cn(
        "grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 border-b border-rule px-3 py-4",
        state === "now" && "my-2 rounded-2 border-2 border-ink bg-sheet shadow-1",
      )}
      data-state={state}
    >
      <span className={cn("fig text-28", state === "later" && "text-ink-3", state === "done" && "text-kept")}>
        {state === "done" ? <Glyph className="size-7" name="tick" /> : number}
      </span>
      <div className="min-w-0">
        <h3 className={cn("font-head", state === "done" ? "text-16" : "text-18")}>
          {title}
          {state === "done" ? <span className="sr-only">, {doneLabel}</span> : null}
        </h3>
        {children}
      </div>
    </li>
  );
}

const line = "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-14 text-ink-2";

async function Workplace({ done, at }: State["workplace"]) {
  const t = await getTranslations("home.workplace");
  if (at && done && at.eligible !== null)
    return (
      <div className={line}>
        <p>{t("line", { workplace: at.name, employer: at.employer, eligible: at.eligible })}</p>
        <ButtonLink href={`/workplaces/${at.id}`} variant="bare">
          {t("change")}
        </ButtonLink>
      </div>
    );
  if (at)
    return (
      <div className={line}>
        <p>{t("missing", { workplace: at.name })}</p>
        <ButtonLink href={`/workplaces/${at.id}`} variant="ink">
          {t("count")}
        </ButtonLink>
      </div>
    );
  return (
    <>
      <p className="text-14 text-ink-2">{t("text")}</p>
      <MessagesFor namespaces={["ui", "errors", "home", "workplaces"]}>
        <FirstWorkplace />
      </MessagesFor>
    </>
  );
}

async function List({ done, contacts, open }: State["list"]) {
  const t = await getTranslations("home.list");
  if (done)
    return (
      <div className={line}>
        <p>{t("line", { count: contacts })}</p>
        <ButtonLink href="/imports" variant="bare">
          {t("change")}
        </ButtonLink>
      </div>
    );
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-14 text-ink-2">{open ? t("open", { file: open.fileName }) : t("text")}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={open ? `/imports/${open.id}` : "/imports"} variant="ink">
          {t(open ? "continue" : "bring")}
        </ButtonLink>
        <ButtonLink href="/contacts/new">{t("one")}</ButtonLink>
      </div>
    </div>
  );
}

async function Invite({ done, others, waiting }: State["invite"]) {
  const t = await getTranslations("home.invite");
  const format = await getFormatter();
  return (
    <div className="grid gap-2">
      <div className={line}>
        <p>{done ? t("line", { count: others }) : t("text")}</p>
        <ButtonLink href="/settings/users" variant={done ? "bare" : "outline"}>
          {t(done ? "change" : "go")}
        </ButtonLink>
      </div>
      {waiting.map(({ name, expiresAt }) => (
        <p className="text-13 text-ink-3" key={name}>
          {t("waiting", { name, day: format.dateTime(expiresAt, { day: "numeric", month: "short" }) })}
        </p>
      ))}
    </div>
  );
}
