"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/fields";
import type { KeyingRow } from "../keying.queries";
import { fitsSheet } from "../sheet-code";
import { focusMarks } from "./move-between-rows";

type Problem = "jumpUnknown" | "jumpOther";

/** Finds the line of a code. */
export function JumpToRow({ code, rows }: { code: string; rows: readonly KeyingRow[] }) {
  const t = useTranslations("paper.keying");
  const [problem, setProblem] = useState<Problem | null>(null);
  const jump = (typed: string) => {
    const at = rows.findIndex((row) => row.code === typed.trim().toUpperCase());
    if (at >= 0) return focusMarks(at);
    setProblem(fitsSheet(code, typed) ? "jumpUnknown" : "jumpOther");
    return false;
  };
  return (
    <form
      noValidate
      action={(form) => {
        jump(String(form.get("row") ?? ""));
      }}
      className="max-lg:hidden"
    >
      <TextField
        autoComplete="off"
        className="w-44"
        error={problem ? t(problem) : undefined}
        label={t("jump")}
        maxLength={4}
        name="row"
        onChange={() => setProblem(null)}
        size="sm"
        spellCheck={false}
      />
    </form>
  );
}
