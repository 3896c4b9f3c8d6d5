"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { DateField, SelectField } from "@/components/ui/fields";
import { type Channel, channels } from "@/features/conversations/vocabulary.schema";
import type { KeyingRow } from "../keying.queries";
import type { Letters } from "../marks";
import type { Headed } from "../pages";
import { sameHeading } from "../pages";
import { CloseSheet } from "./close-sheet";
import { JumpToRow } from "./jump-to-row";
import { KeyingLine } from "./keying-line";
import { SaveState } from "./save-state";
import { useKeying } from "./use-keying";

type KeyingGridProps = {
  sheet: { id: string; code: string };
  rows: KeyingRow[];
  letters: Letters;
  days: { today: string; printed: string };
  mayClose: boolean;
};

export function KeyingGrid({ sheet, rows, letters, days, mayClose }: KeyingGridProps) {
  const t = useTranslations("paper.keying");
  const [heldOn, setHeldOn] = useState(days.today);
  const [channel, setChannel] = useState<Channel>("gate");
  const conversation = useMemo(() => ({ heldOn, channel }), [heldOn, channel]);
  const keying = useKeying(sheet.id, rows, conversation);
  const example = `${letters.outcomes.conversation}2${letters.evidences.signed}`;
  return (
    <div className="grid gap-4">
      <ConversationFields
        channel={channel}
        days={days}
        heldOn={heldOn}
        onChannel={setChannel}
        onHeldOn={(day) => setHeldOn(day || days.today)}
      />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <JumpToRow code={sheet.code} rows={rows} />
        <p className="max-w-[46em] flex-1 basis-80 text-13 text-ink-2 max-lg:hidden">
          {t("keys", { example })}
        </p>
      </div>
      <ol className="-mx-4 bg-sheet md:mx-0 md:shadow-1">
        <LineHead />
        {rows.map((row, at) => (
          <KeyingLine
            heading={isNewHeading(rows[at - 1], row) ? headingOf(row) : null}
            index={at}
            key={row.id}
            letters={letters}
            onChange={keying.change}
            onLeave={keying.leave}
            row={row}
            state={keying.rows[row.id] ?? { marks: row.marks, saved: row.marks, problem: null }}
            today={days.today}
          />
        ))}
      </ol>
      <SaveState onSave={keying.leave} refusal={keying.refusal} waiting={keying.waiting} />
      {mayClose ? (
        <CloseSheet
          empty={Object.values(keying.rows).filter(({ saved }) => saved.outcome === null).length}
          id={sheet.id}
          waiting={keying.waiting > 0}
        />
      ) : null}
    </div>
  );
}

const isNewHeading = (before: Headed | undefined, row: Headed) => !before || !sameHeading(before, row);
const headingOf = ({ department, line, shift }: Headed) =>
  [department, line, shift].filter(Boolean).join(" · ") || "–";

type ConversationFieldsProps = {
  heldOn: string;
  channel: Channel;
  days: KeyingGridProps["days"];
  onHeldOn: (day: string) => void;
  onChannel: (channel: Channel) => void;
};

function ConversationFields({ heldOn, channel, days, onHeldOn, onChannel }: ConversationFieldsProps) {
  const t = useTranslations("paper.keying");
  const words = useTranslations("conversations.channels");
  return (
    <div className="grid gap-3">
      <div className="grid max-w-xl grid-cols-2 gap-3">
        <DateField
          label={t("heldOn")}
          max={days.today}
          min={days.printed}
          onChange={(event) => onHeldOn(event.target.value)}
          required
          value={heldOn}
        />
        <SelectField
          label={t("channel")}
          onChange={(event) => onChannel(channels.find((each) => each === event.target.value) ?? "gate")}
          value={channel}
        >
          {channels.map((each) => (
            <option key={each} value={each}>
              {words(each)}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="text-13 text-ink-3">{t("forAll")}</p>
    </div>
  );
}

function LineHead() {
  const t = useTranslations("paper.keying");
  return (
    <li
      aria-hidden
      className="hidden grid-cols-[4rem_minmax(9rem,1.1fr)_6rem_minmax(9rem,1fr)_10rem_minmax(10rem,1.3fr)] gap-3 border-b-[1.5px] border-ink px-3 py-1.5 text-12 font-label text-ink-3 lg:grid"
    >
      <span>{t("code")}</span>
      <span>{t("name")}</span>
      <span>{t("marks")}</span>
      <span />
      <span>{t("followUp")}</span>
      <span>{t("note")}</span>
    </li>
  );
}
