import { type Cell, emptyCell } from "../cell";
import { attribute } from "../xml";

export type Attributes = Readonly<Record<string, string>>;

export function repeatOf(attributes: Attributes, name: string): number {
  const repeat = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(repeat) && repeat > 0 ? repeat : 1;
}

export function odsCell(attributes: Attributes, text: string): Cell {
  const value = attribute(attributes, "value");
  switch (attribute(attributes, "value-type")) {
    case "float":
    case "currency":
    case "percentage":
      return numberOrText(value, text);
    case "date":
      return dateCell(attribute(attributes, "date-value") ?? "", text);
    case "boolean":
      return { kind: "bool", value: attribute(attributes, "boolean-value") === "true" };
    default:
      if (/^(#[A-Z/0!?]+|Err:\d+)$/.test(text)) return { kind: "error", text };
      return text === "" ? emptyCell : { kind: "text", text };
  }
}

function numberOrText(value: string | undefined, text: string): Cell {
  const number = Number(value);
  if (value === undefined || !Number.isFinite(number))
    return text === "" ? emptyCell : { kind: "text", text };
  // The shown text keeps the zeros that a format puts in front.
  return { kind: "number", number, text: /^0\d+$/.test(text) ? text : String(number) };
}

function dateCell(value: string, text: string): Cell {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  if (date) return { kind: "date", date, serial: 0 };
  return text === "" ? emptyCell : { kind: "text", text };
}
