interface Pair {
  rows: number[];
  confidence?: string;
}

/** As much of a truth file beside a sample as the tests ask for. */
export interface Truth {
  columns: { column: string | number; meaning: string }[];
  rows: {
    accepted: number;
    blankBetween?: number[];
    totals?: number[];
    footer?: number[];
    pageSubtotals?: number[];
  };
  distinctPeople: number;
  members?: { rowsTrue: number; rowsFalse: number; rowsSilent?: number };
  samePerson?: Pair[];
  differentPeople?: Pair[];
  sharedPhones?: { phone: string; rows: number[] }[];
  departments?: Record<
    string,
    number | { rows: number; spellings: Record<string, number | { rows: number; kind: string }> }
  >;
  shifts?: Truth["departments"];
  rejected?: { row: number; reason: string }[];
  eitherWay?: { row: number }[];
  warnings?: { row: number; field: string; kind: string }[];
  spotRows: { row: number; expect: Record<string, unknown> }[];
  personOfRow?: Record<string, string>;
  against?: { twice: Pair[] };
  amounts?: { sumOfLines: number };
  doNotContact?: number[];
  doNotCall?: number[];
  deceased?: number[];
  tags?: Record<string, number>;
}
