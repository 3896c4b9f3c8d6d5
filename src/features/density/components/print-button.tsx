"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

export function PrintButton({ label }: { label: string }) {
  return (
    <Button className="print:hidden" onClick={() => window.print()} size="sm" variant="outline">
      <Printer aria-hidden className="size-5" />
      {label}
    </Button>
  );
}
