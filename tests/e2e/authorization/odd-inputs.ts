const nobodys = "0198c0de-0000-7000-8000-000000000000";

const oddValues: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1e308, 1.5, 9_007_199_254_740_991],
  ...["", " ", "x", "0", "-1", "1e400", "NaN", "null", "undefined", "[object Object]"],
  ...["a\0b", "\ud800", "\u202e", "%00", "%", "_", "\\", "'; --", "<script>", "{{name}}", "=1+1"],
  ...["x".repeat(10_000), "日本語", "🙂".repeat(300), nobodys, nobodys.toUpperCase(), "0".repeat(36)],
  ...["2026-02-30", "0000-00-00", "9999-12-31", "2026-01-10T00:00:00Z", "24:00", "+62", "0812"],
  // A reference to a part that was not sent ("$Q1") is no input: Next answers the broken message 500, without a word of what failed.
  ...["$D", "$undefined", "$K1", "$n99999999999999999999", "$@0", "$$"],
  ...[[], [[]], [null], ["x"], [nobodys], Array.from({ length: 1_000 }, () => nobodys)],
  ...[{}, { id: nobodys }, { not: null }, { $gt: "" }, { toString: 1 }, { constructor: {} }],
];

const oddWholes: readonly unknown[] = [
  ...oddValues,
  ...[[[]], [{}, {}], { isAdmin: true, role: "admin" }, { union_id: nobodys }],
];

/** For each action: fifty in the gate, and as many as ODD_INPUTS says. */
const many = Number(process.env.ODD_INPUTS ?? 50);

/** The input with one field odd, left out, or one too many; each field in turn, and things that are no such input at all. */
export function oddInputs(input: Record<string, unknown> | string): unknown[] {
  if (typeof input === "string") return nested(oddWholes);
  const fields = Object.keys(input);
  const left = fields.map((field) =>
    Object.fromEntries(Object.entries(input).filter(([key]) => key !== field)),
  );
  const odd = oddValues.flatMap((value) => fields.map((field) => ({ ...input, [field]: value })));
  const more = oddValues.map((value) => ({ ...input, extra: value }));
  return spread(nested([...odd, ...more, ...oddWholes, ...left]));
}

/** As many as are asked for, from beginning to end. */
const spread = (inputs: readonly unknown[]) =>
  Array.from({ length: many }, (_, at) => inputs[Math.floor((at * inputs.length) / many)]);

/** Nested once and again where there are too few. */
function nested(inputs: readonly unknown[]): unknown[] {
  const all = [...inputs];
  for (let depth = 0; all.length < many; depth += 1)
    all.push({ [`level${depth}`]: inputs[depth % inputs.length] });
  return all;
}
