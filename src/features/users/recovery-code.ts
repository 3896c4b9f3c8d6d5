import { randomInt } from "node:crypto";

export const recoveryCodeCount = 10;

/** Digits alone, so that the field of a phone's number keys takes it: "4821 0937 5512". */
export function newRecoveryCode(): string {
  return Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, "0")).join(" ");
}

/** As it was made, however it was typed. */
export const plainCode = (typed: string) => typed.replace(/[\s-]/g, "");

export const isRecoveryCode = (code: string) => code.length === 12;
