import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";
import { ProblemOf } from "./plain-form";

const codes = [
  "INVALID",
  "CONFLICT",
  "NOT_FOUND",
  "FORBIDDEN",
  "TOO_MANY_TRIES",
  "BUSY",
  "UNAVAILABLE",
  "READ_ONLY",
] as const;
const fieldProblems = [
  ...["required", "too_long", "too_short", "format", "choice", "invalid", "taken", "email"],
  ...["password_short", "password_wrong", "password_common", "token"],
] as const;

export function usePlainWords() {
  const t = useTranslations("errors");
  const words = (key: string) => t(key as Parameters<typeof t>[0]);
  return {
    refusals: Object.fromEntries(
      codes.map((code) => [
        code,
        <Notice key={code} live>
          {words(`codes.${code}`)}
        </Notice>,
      ]),
    ),
    problems: Object.fromEntries(
      fieldProblems.map((key) => [key, <FieldError key={key}>{words(`fields.${key}`)}</FieldError>]),
    ),
  };
}

export function plainButton(label: ReactNode) {
  const look = { size: "thumb", type: "submit", variant: "red" } as const;
  return {
    idle: <Button {...look}>{label}</Button>,
    busy: (
      <Button busy {...look}>
        {label}
      </Button>
    ),
  };
}

export function PlainTextField({ name, ...props }: ComponentProps<typeof TextField> & { name: string }) {
  return (
    <div className="grid gap-1.5">
      <TextField name={name} {...props} />
      <ProblemOf field={name} />
    </div>
  );
}
