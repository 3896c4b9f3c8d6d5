"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { Section } from "@/components/ui/section";
import { reorderPartsAction } from "../parts.actions";
import type { PartKind } from "../parts.schema";
import { type Part, PartSheet } from "./part-sheet";

type Props = { kind: PartKind; workplaceId: string; parts: readonly Part[] };

export function PartEditor({ kind, workplaceId, parts }: Props) {
  const t = useTranslations("workplaces.parts");
  const [busy, start] = useTransition();
  const [result, setResult] = useState<Awaited<ReturnType<typeof reorderPartsAction>> | null>(null);
  const move = (from: number, by: 1 | -1) => {
    const partIds = parts.map(({ id }) => id);
    partIds.splice(from + by, 0, ...partIds.splice(from, 1));
    start(async () => setResult(await reorderPartsAction({ kind, workplaceId, partIds })));
  };
  return (
    <Section
      end={<PartSheet kind={kind} others={[]} workplaceId={workplaceId} />}
      level={3}
      title={t(`${kind}s`)}
    >
      <RefusalNotice result={result} />
      {parts.length === 0 ? <p className="text-14 text-ink-2">{t(`${kind}.empty`)}</p> : null}
      <ol aria-busy={busy}>
        {parts.map((part, at) => (
          <li className="flex min-h-tap items-center gap-1 border-b border-rule text-14" key={part.id}>
            <span className="min-w-0 grow py-1">
              {part.name}
              <Hours part={part} />
            </span>
            <Move at={at} kind={kind} last={parts.length - 1} move={move} name={part.name} />
            <PartSheet
              kind={kind}
              others={parts.filter(({ id }) => id !== part.id)}
              part={part}
              workplaceId={workplaceId}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Hours({ part: { startsAt, endsAt } }: { part: Part }) {
  const t = useTranslations("workplaces.parts");
  if (!startsAt || !endsAt) return null;
  return <span className="ms-2 text-12 text-ink-3">{t("hours", { from: startsAt, to: endsAt })}</span>;
}

type MoveProps = {
  at: number;
  last: number;
  name: string;
  kind: PartKind;
  move: (from: number, by: 1 | -1) => void;
};

function Move({ at, last, name, kind, move }: MoveProps) {
  const t = useTranslations(`workplaces.parts.${kind}`);
  return (
    <>
      {at > 0 ? (
        <Button aria-label={t("up", { name })} icon onClick={() => move(at, -1)} size="sm" variant="bare">
          <Glyph name="arrowUp" />
        </Button>
      ) : null}
      {at < last ? (
        <Button aria-label={t("down", { name })} icon onClick={() => move(at, 1)} size="sm" variant="bare">
          <Glyph name="arrowDown" />
        </Button>
      ) : null}
    </>
  );
}
