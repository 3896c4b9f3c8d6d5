import { cn } from "./cn";

/** WhatsApp's mark, drawn here: a round bubble with a tail, and a handset. */
export function WhatsAppMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={cn("size-5 shrink-0", className)} fill="none" viewBox="0 0 24 24">
      <path
        d="M3.3 20.7l1.2-4.4a8.8 8.8 0 1 1 3.3 3.2z"
        stroke="currentColor"
        strokeLinejoin="round"
        strokeWidth="1.9"
      />
      <path
        d="M8.7 7.4c.4-.3.9-.2 1.1.3l.7 1.5-.7 1.3q1 1.9 2.7 2.7l1.3-.7 1.5.7c.5.2.6.7.3 1.1q-1 1.3-2.5.9-4.1-1.5-5.3-5.3-.3-1.5.9-2.5z"
        fill="currentColor"
      />
    </svg>
  );
}
