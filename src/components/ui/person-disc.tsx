import { cn } from "./cn";
import { StarGlyph } from "./glyph";
import { initials } from "./initials";
import { spokenAs } from "./spoken-as";

const sizes = {
  sm: { disc: "size-6.5 text-[0.5625rem]", star: "size-4" },
  md: { disc: "size-11 text-[0.9375rem]", star: "size-4.5" },
  lg: { disc: "size-16 text-[1.375rem]", star: "size-6" },
} as const;

type PersonDiscProps = {
  name: string;
  /** null: this role doesn't see it. */
  member: boolean | null;
  leader?: boolean;
  size?: keyof typeof sizes;
  /** For screen readers where no word stands beside it. */
  label?: string;
  className?: string;
};

function standing(member: boolean | null): string {
  if (member === null) return "border-sunk bg-sunk text-ink-2";
  return member ? "border-merah bg-merah text-on-merah" : "border-rule-2 bg-sheet text-ink";
}

/** Solid red is a member, an open ring is not (yet). */
export function PersonDisc({ name, member, leader = false, size = "md", label, className }: PersonDiscProps) {
  return (
    <span
      {...spokenAs(label)}
      className={cn(
        "relative grid shrink-0 place-items-center rounded-full border-2 font-strong leading-figure",
        standing(member),
        sizes[size].disc,
        className,
      )}
      data-slot="person-disc"
    >
      {initials(name)}
      {leader ? (
        <span
          className={cn(
            "absolute -end-1.5 -bottom-1.5 grid place-items-center rounded-full border-2 border-sheet bg-ink text-on-ink",
            sizes[size].star,
          )}
        >
          <StarGlyph className="size-[62%]" />
        </span>
      ) : null}
    </span>
  );
}

export function MemberMark({
  member,
  children,
  className,
}: {
  member: boolean;
  children: string;
  className?: string;
}) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 text-13 font-label whitespace-nowrap",
        member && "text-merah-text",
        className,
      )}
      data-slot="member-mark"
    >
      <span
        aria-hidden="true"
        className={cn("size-3 rounded-full border-2", member ? "border-merah bg-merah" : "border-ink-3")}
      />
      {children}
    </span>
  );
}
