"use client";

import { useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";

const kept = "serikat.guided";

type GuidedPromptsProps = { prompts: readonly { position: number; title: string; hint: string }[] };

export function GuidedPrompts({ prompts }: GuidedPromptsProps) {
  const t = useTranslations("conversations.sheet");
  return (
    <details
      className="group/guide rounded-2 border-[1.5px] border-rule px-3"
      onToggle={(event) => remember(event.currentTarget.open)}
      ref={restore}
    >
      <summary className="flex min-h-tap cursor-pointer list-none items-center gap-2 text-13 font-strong">
        {t("guide")}
        <span className="ms-auto text-12 font-read text-ink-3">
          {t("guideMeta", { count: prompts.length })}
        </span>
        <Glyph className="size-5 group-open/guide:rotate-180" name="down" />
      </summary>
      <ol className="grid gap-2 pb-3">
        {prompts.map(({ position, title, hint }) => (
          <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-baseline" key={position}>
            <span className="fig text-16">{position}</span>
            <p className="text-13 leading-ui">
              <b className="font-strong">{title}</b>
              {hint ? <span className="block text-ink-2">{hint}</span> : null}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

// Storage may be switched off; then it opens folded.
function remember(open: boolean): void {
  try {
    if (open) localStorage.setItem(kept, "open");
    else localStorage.removeItem(kept);
  } catch {
    return;
  }
}

function restore(element: HTMLDetailsElement | null): void {
  try {
    if (element && localStorage.getItem(kept)) element.open = true;
  } catch {
    return;
  }
}
