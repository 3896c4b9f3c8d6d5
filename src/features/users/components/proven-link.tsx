"use client";

import { type ComponentProps, type MouseEvent, useRef } from "react";
import { hasProof } from "./with-proof";

/** A link to a file that needs a recent proof: it is asked for first, then the browser follows the link as it would have. */
export function ProvenLink({ href, ...props }: ComponentProps<"a"> & { href: string }) {
  const proved = useRef(false);
  async function follow(event: MouseEvent<HTMLAnchorElement>) {
    if (proved.current) {
      proved.current = false;
      return;
    }
    event.preventDefault();
    const link = event.currentTarget;
    if (!(await hasProof())) return;
    proved.current = true;
    link.click();
  }
  return <a data-slot="button" referrerPolicy="same-origin" {...props} href={href} onClick={follow} />;
}
