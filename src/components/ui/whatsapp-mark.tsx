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
        d="M8.7 7.4c.4-.3.9-.2 1.1.3l.7 1.500c.1.3 0 .6-.2.8l-.5.500c.5 1.200 1.500 2.200 2.700 2.700l.5-.5c.2-.2.5-.3.8-.2l1.500.7c.500.2.6.7.3 1.100-.6.8-1.500 1.200-2.500.900-2.600-.7-4.600-2.700-5.300-5.300-.3-1 .1-1.900.9-2.500z"
        fill="currentColor"
      />
    </svg>
  );
}
