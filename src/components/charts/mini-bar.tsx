import { cn } from "@/components/ui/cn";
import { spokenAs } from "@/components/ui/spoken-as";

type MiniBarProps = {
  /** 0–100 */
  percent: number;
  /** null for none. */
  mark?: number | null;
  tone?: "merah" | "ink";
  /** Only where no number stands beside it. */
  label?: string;
  className?: string;
};

export function MiniBar({ percent, mark = 50, tone = "merah", label, className }: MiniBarProps) {
  return (
    <span
      {...spokenAs(label)}
      className={cn(
        "relative block h-2.5 min-w-16 bg-merah-rest shadow-[inset_0_0_0_1px_var(--rule-2)]",
        className,
      )}
      data-slot="mini-bar"
    >
      <span
        className={cn("block h-full", tone === "merah" ? "bg-merah" : "bg-ink")}
        style={{ width: `${Math.min(100, Math.max(0, percent))}%` }}
      />
      {mark === null ? null : (
        <span
          className="absolute -inset-y-0.75 border-s-[1.5px] border-ink"
          style={{ insetInlineStart: `${Math.min(100, mark)}%` }}
        />
      )}
    </span>
  );
}
