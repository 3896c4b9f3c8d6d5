import { type ReadPhones, readPhones } from "@/features/matching/phone";
import type { Cell } from "@/lib/spreadsheets/cell";
import { shortRaw, valueText } from "./blank";
import { isScientific } from "./id-number";
import type { WarningKind } from "./warnings";

type ParsedPhones = Pick<ReadPhones, "phones"> & { warning?: WarningKind };

/** The telephone numbers of a cell, in their order. */
export function parsePhones(cell: Cell | undefined, country: string): ParsedPhones {
  if (cell?.kind === "error") return { phones: [], warning: "cell_error" };
  if (cell?.kind === "uncalculated") return { phones: [], warning: "formula_not_calculated" };
  if (isScientific(shortRaw(cell))) return { phones: [], warning: "digits_lost" };
  const { phones, problem } = readPhones(writtenPhone(cell), country);
  const saysNothing = phones.length > 0 || valueText(cell) === "";
  const warning = problem ?? (saysNothing ? undefined : "not_a_phone");
  return warning ? { phones, warning } : { phones };
}

/** A format that pads with zeros would make of 0812… a number that is dialled abroad: the plain digits are meant. */
function writtenPhone(cell: Cell | undefined): string {
  if (cell?.kind === "number") return String(cell.number);
  return cell?.kind === "text" ? cell.text : "";
}
