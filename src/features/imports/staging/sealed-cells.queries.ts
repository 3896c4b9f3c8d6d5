import "server-only";
import { z } from "zod";
import { seal, unsealIfReadable } from "@/lib/crypto";

type RowPlace = { batchId: string; row: number };

const placeOf = ({ batchId, row }: RowPlace) => ({
  table: "import_row",
  column: "cells",
  id: `${batchId}:${row}`,
});

/** The cells of a row that does not come in: anything may stand in them, so they lie sealed. */
export const sealedCells = (cells: readonly string[], place: RowPlace): string =>
  seal(JSON.stringify(cells), placeOf(place));

const texts = z.array(z.string());

/** Null: thrown away, thirty days after the import ended. */
export function openedCells(kept: unknown, place: RowPlace): string[] | "unreadable" | null {
  if (typeof kept === "string") {
    const opened = unsealIfReadable(kept, placeOf(place));
    return opened === null ? "unreadable" : texts.parse(JSON.parse(opened));
  }
  return Array.isArray(kept) && kept.length > 0 ? texts.parse(kept) : null;
}
