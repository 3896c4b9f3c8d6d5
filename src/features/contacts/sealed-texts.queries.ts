import type { Context } from "@/lib/context";
import { sealComparable, unseal, unsealIfReadable } from "@/lib/crypto";

/** Texts of a contact that no search looks into. Sealed for the union and not for the row: imports and merges copy them in SQL. */
export type SealedText = "address" | "background";
type Union = Pick<Context, "unionId">;

const placeOf = ({ unionId }: Union, column: SealedText) => ({ table: "contact", column, id: unionId });

export function sealText(ctx: Union, column: SealedText, text: string | null | undefined): string | null {
  return text ? sealComparable(text, { unionId: ctx.unionId, table: "contact", column }) : null;
}

/** For a page; null too where it cannot be opened. */
export function readableText(ctx: Union, column: SealedText, cipher: string | null): string | null {
  return cipher ? unsealIfReadable(cipher, placeOf(ctx, column)) : null;
}

/** For a mutation that makes another text of it; refuses what cannot be opened. */
export function openedText(ctx: Union, column: SealedText, cipher: string | null): string | null {
  return cipher ? unseal(cipher, placeOf(ctx, column)) : null;
}
