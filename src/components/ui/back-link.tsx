import { ChevronLeft } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { ButtonLink } from "./button-link";

export function BackLink({
  href,
  children,
}: {
  href: ComponentProps<typeof ButtonLink>["href"];
  children: ReactNode;
}) {
  return (
    <ButtonLink className="-ms-3" href={href} prefetch={false} variant="bare">
      <ChevronLeft aria-hidden="true" className="rtl:rotate-180" />
      {children}
    </ButtonLink>
  );
}
