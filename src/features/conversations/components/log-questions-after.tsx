"use client";

import { CalendarDays } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { cn } from "@/components/ui/cn";
import { FieldError } from "@/components/ui/field";
import { DateField, TextAreaField, TextField } from "@/components/ui/fields";
import { Glyph } from "@/components/ui/glyph";
import { ToggleChips } from "@/components/ui/toggle-chips";
import type { FieldProblems } from "@/lib/errors";
import type { LogFormData } from "../queries";
import { type Channel, channels } from "../vocabulary.schema";

type KeptFollowUpsProps = Pick<LogFormData, "openFollowUps"> & { name?: string };

export function KeptFollowUps({ openFollowUps, name = "keeps[]" }: KeptFollowUpsProps) {
  const t = useTranslations("conversations.sheet");
  const format = useFormatter();
  if (openFollowUps.length === 0) return null;
  const due = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      timeZone: "UTC",
      weekday: "short",
      day: "numeric",
      month: "short",
    });
  return (
    <ToggleChips
      className="[&_[data-slot=chip]]:justify-start [&_[data-slot=chip]]:text-start"
      legend={t("keeps")}
      name={name}
      options={openFollowUps.map(({ id, promise, dueOn }) => ({
        value: id,
        label: promise ?? t("keepsNothing", { dueOn: due(dueOn) }),
      }))}
      type="checkbox"
    />
  );
}

type FollowUpQuestionProps = Pick<LogFormData, "days"> & {
  problems: FieldProblems;
  /** The contact's id, in the form for several people. */
  of?: string;
};

export function FollowUpQuestion({ days, problems, of }: FollowUpQuestionProps) {
  const named = (name: string) => (of ? `${name}-${of}` : name);
  const lang = useLocale();
  const t = useTranslations("conversations.sheet");
  const errors = useFieldErrors();
  const options = [
    { value: days.tomorrow, label: t("tomorrow") },
    ...(days.nextShift ? [{ value: `shift-${days.nextShift}`, label: t("nextShift") }] : []),
    { value: days.inAWeek, label: t("inAWeek") },
    { value: "date", label: <OtherDay label={t("otherDay")} /> },
  ];
  return (
    <div className="group/due grid gap-2">
      <ToggleChips
        className="[&_[data-slot=chip]]:px-2.5"
        fill
        legend={t("followUp")}
        name={named("followUp")}
        options={options}
      />
      {problems.followUp ? <FieldError>{errors(problems.followUp)}</FieldError> : null}
      <DateField
        className="hidden group-has-[[value=date]:checked]/due:grid"
        label={t("day")}
        min={days.today}
        name={named("followUpDate")}
      />
      <TextField
        autoCapitalize="sentences"
        autoComplete="off"
        className="hidden group-has-[:checked]/due:grid"
        enterKeyHint="done"
        error={problems.promise ? errors(problems.promise) : undefined}
        label={t("promise")}
        lang={lang}
        maxLength={300}
        name={named("promise")}
        onKeyDown={putAwayKeyboard}
        placeholder={t("promiseHint")}
      />
    </div>
  );
}

/** "Done" on the phone's keyboard must not submit the form. */
function putAwayKeyboard(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.blur();
}

function OtherDay({ label }: { label: string }) {
  return (
    <>
      <CalendarDays aria-hidden="true" className="size-5" />
      <span className="sr-only">{label}</span>
    </>
  );
}

/** A plain field in the reader's language, so that the keyboard's own dictation works and spells as it should. */
type NotesQuestionProps = { problem?: string; defaultValue?: string; unreadable?: boolean };

export function NotesQuestion({ problem, defaultValue, unreadable = false }: NotesQuestionProps) {
  const lang = useLocale();
  const t = useTranslations("conversations.sheet");
  const errors = useFieldErrors();
  return (
    <TextAreaField
      autoCapitalize="sentences"
      autoComplete="off"
      defaultValue={defaultValue}
      enterKeyHint="enter"
      error={problem ? errors(problem) : undefined}
      hint={unreadable ? t("notesUnreadable") : undefined}
      label={t("notes")}
      lang={lang}
      maxLength={4000}
      meta={t("notesMeta")}
      name="notes"
      rows={2}
    />
  );
}

type WhereAndWhenProps = {
  today: string;
  problem?: string;
  channel?: Channel;
  heldOn?: string;
  known?: boolean;
};

export function WhereAndWhen({ today, problem, channel = "gate", heldOn, known = false }: WhereAndWhenProps) {
  const t = useTranslations("conversations");
  const errors = useFieldErrors();
  return (
    <details className="group/where border-t border-rule" open={known || problem !== undefined}>
      <summary className="flex min-h-tap cursor-pointer list-none items-center gap-2 text-13 font-strong">
        {t("sheet.where")}
        {known ? null : (
          <span className="ms-auto text-12 font-read text-ink-3">{t("sheet.whereDefault", { channel })}</span>
        )}
        <Glyph className={cn("size-5 group-open/where:rotate-180", known && "ms-auto")} name="down" />
      </summary>
      <div className="grid gap-3 pb-2">
        <ToggleChips
          defaultValue={channel}
          hideLegend
          legend={t("sheet.channel")}
          name="channel"
          options={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        />
        <DateField
          defaultValue={heldOn ?? today}
          error={problem ? errors(problem) : undefined}
          label={t("sheet.heldOn")}
          max={today}
          name="heldOn"
        />
      </div>
    </details>
  );
}

/** Field problems are keys that the server names. */
export function useFieldErrors() {
  const t = useTranslations("errors.fields");
  return (key: string) => (t.has(key as "invalid") ? t(key as "invalid") : t("invalid"));
}
