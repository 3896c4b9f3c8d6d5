"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { csvLine } from "@/lib/spreadsheets/formula-guard";
import type { PhoneList } from "../phone-list";
import type { Waiting } from "./outbox";
import { useEntryLabel } from "./use-entry-label";

type UnsentFileProps = { unsent: readonly Waiting[]; list: PhoneList | null };

/** For help without signal and without the server: a readable table, and the entries as they are. */
export function UnsentFile({ unsent, list }: UnsentFileProps) {
  const t = useTranslations("phone.outbox");
  const table = useTable(list);
  return (
    <>
      <Button onClick={() => download(table(unsent), { type: "text/csv", name: t("fileName.csv") })}>
        {t("download")}
      </Button>
      <p className="mt-2 text-12 text-ink-3">{t("downloadText")}</p>
      <details className="mt-2 text-14">
        <summary className="flex min-h-tap cursor-pointer items-center text-ink-2">{t("forHelp")}</summary>
        <Button
          onClick={() => download(rawOf(unsent), { type: "application/json", name: t("fileName.json") })}
        >
          {t("downloadRaw")}
        </Button>
      </details>
    </>
  );
}

const columns = [
  "name",
  "what",
  "when",
  "rating",
  "issues",
  "answer",
  "followUp",
  "promise",
  "notes",
  "phone",
  "state",
] as const;

type Conversation = Extract<Waiting["entry"], { kind: "conversation" }>;
type Cells = Partial<Record<(typeof columns)[number], string>>;

function useTable(list: PhoneList | null) {
  const t = useTranslations("phone.outbox");
  const words = useTranslations("conversations");
  const format = useFormatter();
  const what = useEntryLabel();
  const delimiter = useLocale() === "id" ? ";" : ",";
  const issue = (id: string) => list?.issues.find((each) => each.id === id)?.name ?? id;
  const conversation = (entry: Conversation): Cells => ({
    rating: entry.assessment === undefined ? "" : String(entry.assessment),
    issues: (entry.issueIds ?? []).map(issue).join(", "),
    answer: entry.askAnswer ? `${entry.ask ?? ""} ${words(`askAnswers.${entry.askAnswer}`)}`.trim() : "",
    followUp: entry.followUp?.dueOn ?? "",
    promise: entry.followUp?.promise ?? "",
    notes: entry.notes ?? "",
  });
  const cells = ({ entry, name, state }: Waiting): Cells => {
    const at = format.dateTime(new Date(entry.at), { dateStyle: "medium", timeStyle: "short" });
    const when = entry.kind === "conversation" ? (entry.heldOn ?? at) : at;
    return {
      ...{ name, what: what(entry), when, state: t(`states.${state}`) },
      ...(entry.kind === "conversation" && conversation(entry)),
      ...(entry.kind === "contact" && { phone: (entry.phones ?? []).join(" ") }),
      ...(entry.kind === "postponed" && { followUp: entry.dueOn }),
    };
  };
  return (unsent: readonly Waiting[]) => {
    const heads = columns.map((column) => t(`columns.${column}`));
    const rows = unsent.map((waiting) => {
      const row = cells(waiting);
      return columns.map((column) => row[column] ?? "");
    });
    return `\uFEFF${[heads, ...rows].map((row) => csvLine(row, delimiter)).join("")}`;
  };
}

const rawOf = (unsent: readonly Waiting[]) =>
  JSON.stringify(
    unsent.map(({ entry, name: person, state }) => ({ person, state, ...entry })),
    null,
    2,
  );

function download(text: string, { type, name }: { type: string; name: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
