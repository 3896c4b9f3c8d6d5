"use client";

import { useTranslations } from "next-intl";
import type { SavedActs } from "./use-saved";

/** Over the list, so that nothing moves under the thumb. */
export function SavedBar({ saved: { said, undo } }: { saved: SavedActs }) {
  const t = useTranslations("phone.saved");
  const ui = useTranslations("ui");
  return (
    <div
      className="pointer-events-none fixed inset-x-3 bottom-[calc(var(--spacing-bar)+1.25rem+env(safe-area-inset-bottom))] z-40 mx-auto max-w-140"
      data-slot="saved-bar"
      role="status"
    >
      {said ? (
        <div className="pointer-events-auto flex min-h-thumb items-center gap-3 rounded-2 bg-ink ps-4 pe-1.5 text-14 font-label text-on-ink shadow-2">
          <span className="min-w-0 flex-1">{t(said.what, { name: said.name })}</span>
          {said.what === "saved" ? (
            <button
              className="min-h-tap rounded-2 border-[1.5px] border-current px-3 font-strong outline-offset-0"
              onClick={undo}
              type="button"
            >
              {ui("undo")}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
