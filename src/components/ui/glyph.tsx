import { cn } from "./cn";

const paths = {
  tick: { d: "M4 12.5l5 5L20 6.5", width: 3.2 },
  down: { d: "M6 9l6 6 6-6", width: 2 },
  close: { d: "M6 6l12 12M18 6L6 18", width: 2.2 },
  arrowUp: { d: "M12 19V5M6 11l6-6 6 6", width: 2 },
  arrowDown: { d: "M12 5v14M6 13l6 6 6-6", width: 2 },
  lock: { d: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3", width: 2 },
} as const;

/** Drawn here and not taken from lucide, so that parts stay server-rendered. */
export function Glyph({ name, className }: { name: keyof typeof paths; className?: string }) {
  const { d, width } = paths[name];
  return (
    <svg
      aria-hidden="true"
      className={cn("size-5 shrink-0", className)}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={width}
      viewBox="0 0 24 24"
    >
      <path d={d} />
    </svg>
  );
}

export function StarGlyph({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={cn("size-4 shrink-0", className)}
      fill="currentColor"
      viewBox="0 0 24 24"
    >
      <path d="M12 2.6l2.9 6 6.6.9-4.8 4.6 1.2 6.5L12 17.5l-5.900 3.100 1.200-6.500L2.500 9.500l6.600-.9z" />
    </svg>
  );
}
