import type { LucideIcon } from "lucide-react";

export function TimelineMark({ icon: Icon }: { icon: LucideIcon }) {
  return (
    <span className="grid size-6.5 shrink-0 place-items-center rounded-2 border-[1.5px] border-rule-2 text-ink-2">
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}
