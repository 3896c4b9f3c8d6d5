"use client";

import { useTranslations } from "next-intl";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { WorkplaceForm } from "./workplace-form";

export function AddWorkplace({ employers, red = false }: { employers: readonly string[]; red?: boolean }) {
  const t = useTranslations("workplaces");
  return (
    <BottomSheet title={t("add")} trigger={{ variant: red ? "red" : "outline", children: t("add") }}>
      <WorkplaceForm employers={employers} />
    </BottomSheet>
  );
}
