import { type FieldKey, repeatableFields } from "../columns/fields";
import type { AnalysedColumn } from "./analysed-column";
import type { ColumnProfile } from "./column-profile";

/** Several columns for one field: dates are told apart by their years, units by rank, the rest goes to the surest. */
export function resolveConflicts(
  columns: AnalysedColumn[],
  profiles: readonly ColumnProfile[],
  fromProgram: boolean,
): void {
  if (!fromProgram) {
    settleDates(columns, profiles);
    settleUnits(columns);
    settleJoining(columns);
    settleStart(columns);
    settleLeaving(columns);
    settleStatus(columns, profiles);
    settleAmounts(columns);
    settleAddresses(columns);
    settleName(columns, profiles);
    settleSurname(columns, profiles);
    settleRunning(columns);
  }
  const taken = new Map<FieldKey, AnalysedColumn>();
  for (const column of columns.toSorted(byConfidence)) {
    if (repeatableFields.has(column.field) || column.split || column.why.code === "preset") continue;
    const holder = taken.get(column.field);
    if (holder) yieldTo(column, holder);
    else taken.set(column.field, column);
  }
}

/** What holds nothing gives way to what does. */
function byConfidence(a: AnalysedColumn, b: AnalysedColumn): number {
  const filled = Number(b.filled > 0) - Number(a.filled > 0);
  return filled || b.confidence - a.confidence || a.index - b.index;
}

function yieldTo(column: AnalysedColumn, holder: AnalysedColumn): void {
  column.alternatives = [column.field, ...column.alternatives];
  column.field = "ignore";
  column.confidence = 0.4;
  column.why = { code: "repeated_heading", params: { heading: column.heading, column: holder.letter } };
}

/**
 * Columns headed only "Date": the one with the oldest years is of birth, the next of joining. Days that come again and again are of
 * a time sheet.
 */
function settleDates(columns: AnalysedColumn[], profiles: readonly ColumnProfile[]): void {
  const bare = columns.filter(
    ({ heading, field }) =>
      /^(date|tanggal|tgl|datum)$/i.test(heading.trim()) ||
      (field === "contact.birthDate" && /^(date|tgl)$/i.test(heading)),
  );
  const dated = bare
    .map((column) => ({ column, year: profiles[column.index]?.medianYear ?? null }))
    .filter((entry): entry is { column: AnalysedColumn; year: number } => entry.year !== null)
    .filter(({ column }) => column.filled < 20 || column.distinct > column.filled * 0.2)
    .toSorted((a, b) => a.year - b.year);
  const held = new Set(columns.filter((column) => !bare.includes(column)).map(({ field }) => field));
  const free = (["contact.birthDate", "membership.joinedOn", "job.startedOn"] as const).filter(
    (field) => !held.has(field),
  );
  for (const { column, year } of dated) {
    const wanted = free[0] === "contact.birthDate" && year >= 2_005 ? free[1] : free[0];
    if (!wanted) return;
    free.splice(free.indexOf(wanted), 1);
    Object.assign(column, { field: wanted, confidence: 0.55, why: { code: "values", params: {} } });
  }
}

/** Departemen beside Bagian: the smaller unit is the line. */
function settleUnits(columns: AnalysedColumn[]): void {
  const units = columns
    .filter(({ field, split }) => field === "job.department" && !split)
    .toSorted((a, b) => b.confidence - a.confidence);
  const line = columns.find(({ field }) => field === "job.line");
  const smaller = units[1];
  // What was doubtful as a department is no surer as a line.
  if (smaller && !line)
    Object.assign(smaller, { field: "job.line", confidence: smaller.confidence < 0.6 ? 0.5 : 0.7 });
}

/** "Tgl bergabung" in a staff list is the day of joining the company; in a member list the union. Without either, ask. */
function settleJoining(columns: AnalysedColumn[]): void {
  const has = (...fields: FieldKey[]) => columns.some(({ field }) => fields.includes(field));
  if (has("membership.cardNumber", "job.startedOn")) return;
  if (!has("job.employeeNumber", "job.contractType")) return;
  const joining = columns.find(
    ({ field, heading }) =>
      field === "membership.joinedOn" && !/anggota|serikat|kta|union|member|\bsp\b/i.test(heading),
  );
  if (!joining) return;
  if (has("membership.isMember")) {
    const alternatives: FieldKey[] = ["job.startedOn", ...joining.alternatives];
    Object.assign(joining, { confidence: 0.55, alternatives });
    return;
  }
  Object.assign(joining, {
    field: "job.startedOn",
    confidence: 0.55,
    alternatives: ["membership.joinedOn", ...joining.alternatives],
  });
}

/** In a list of members that says nothing of work, a start is the membership's, or only that of its last year. */
function settleStart(columns: AnalysedColumn[]): void {
  const has = (pattern: RegExp) => columns.some(({ field, filled }) => filled > 0 && pattern.test(field));
  if (!has(/^membership\./) || has(/^job\.(?!startedOn|endedOn)/)) return;
  const start = columns.find(
    ({ field, heading }) => field === "job.startedOn" && /^\s*start(ed)?( date| on)?\s*$/i.test(heading),
  );
  if (!start) return;
  const field = has(/^membership\.joinedOn$/) ? "ignore" : "membership.joinedOn";
  const alternatives: FieldKey[] = ["membership.joinedOn", "job.startedOn"];
  Object.assign(start, { field, confidence: 0.5, alternatives });
}

/** Who resigned by a list that knows the membership and no job resigned from the union, as far as one can know. */
function settleLeaving(columns: AnalysedColumn[]): void {
  const has = (...fields: FieldKey[]) => columns.some(({ field }) => fields.includes(field));
  if (!has("membership.cardNumber", "membership.joinedOn") || has("membership.leftOn")) return;
  if (has("job.startedOn", "job.employeeNumber", "job.contractEndsOn")) return;
  const leaving = columns.find(({ field }) => field === "job.endedOn");
  if (!leaving) return;
  const alternatives: FieldKey[] = ["job.endedOn", ...leaving.alternatives];
  Object.assign(leaving, { field: "membership.leftOn", confidence: 0.55, alternatives });
}

const ofUnion = /anggota|member|union|serikat|\b(cos|dues|sp|sb|puk)\b|check ?off/i;
const ofMembers = /anggota|member|union|serikat/i;

/** "Status: Aktif" in an employer's list says who works there, not who is a member. */
function settleStatus(columns: AnalysedColumn[], profiles: readonly ColumnProfile[]): void {
  const has = (...fields: FieldKey[]) => columns.some(({ field }) => fields.includes(field));
  if (has("membership.cardNumber", "membership.joinedOn", "dues.amount")) return;
  if (!has("job.employeeNumber", "job.startedOn", "job.contractEndsOn")) return;
  for (const column of columns) {
    if (column.field !== "membership.isMember" || !/^\s*(emp\w* )?status\b/i.test(column.heading)) continue;
    if (ofMembers.test(column.heading)) continue;
    if ((profiles[column.index]?.shareLike(ofMembers) ?? 0) > 0) continue;
    Object.assign(column, {
      field: "ignore",
      confidence: 0.45,
      why: { code: "status", params: { heading: column.heading } },
      alternatives: ["membership.isMember", "job.contractType"],
    });
  }
}

const insured = /\b(jkk|jkm|jht)\b/i;
const banked = /\b(rekening|bank|account)\b/i;

/** Of a list for the insurance or the bank, what is paid is no dues, unless a heading names the union. */
function settleAmounts(columns: AnalysedColumn[]): void {
  const has = (pattern: RegExp) =>
    columns.some(({ heading, why }) => why.code === "sensitive" && pattern.test(heading));
  const [isInsured, isBanked] = [has(insured), has(banked)];
  for (const column of columns) {
    const isMeant = isInsured ? !ofUnion.test(column.heading) : isBanked && column.confidence < 0.75;
    if (column.field !== "dues.amount" || !isMeant) continue;
    const alternatives: FieldKey[] = ["dues.amount", ...column.alternatives];
    Object.assign(column, { field: "ignore", confidence: 0.5, alternatives });
  }
}

const lived = /\b(domisili|tinggal|sekarang|current|mailing)\b/i;
const onPaper = /\b(ktp|asal|permanent|orang ?tua)\b/i;

/** Two whole addresses are not one: where she lives comes before what her papers say. */
function settleAddresses(columns: AnalysedColumn[]): void {
  const addresses = columns.filter(({ field, split }) => field === "contact.address" && !split);
  const home = addresses.find(
    ({ heading, filled }) => filled > 0 && lived.test(heading) && !onPaper.test(heading),
  );
  if (!home) return;
  for (const column of addresses) if (onPaper.test(column.heading)) yieldTo(column, home);
}

/** Every list has a column of names: where no heading says which, the one whose values look like names. */
function settleName(columns: AnalysedColumn[], profiles: readonly ColumnProfile[]): void {
  const named = /^contact\.(name|firstName|lastName)$/;
  if (columns.some(({ field, split }) => [field, ...(split?.fields ?? [])].some((each) => named.test(each))))
    return;
  const [best] = columns
    .filter(({ field, hidden, why }) => field === "ignore" && !hidden && why.code === "unknown")
    .map((column) => ({ column, profile: profiles[column.index] }))
    .filter(
      ({ profile }) => profile && profile.share("name") > 0.6 && profile.distinct > profile.filled * 0.6,
    )
    .toSorted((a, b) => (b.profile?.share("name") ?? 0) - (a.profile?.share("name") ?? 0));
  if (best)
    Object.assign(best.column, {
      field: "contact.name",
      confidence: 0.55,
      why: { code: "values", params: {} },
    });
}

/** "Name" beside "Vorname" is the family's, unless whole names stand in it. */
function settleSurname(columns: AnalysedColumn[], profiles: readonly ColumnProfile[]): void {
  const of = (wanted: FieldKey) => columns.find(({ field, split }) => field === wanted && !split);
  const name = of("contact.name");
  if (!name || !of("contact.firstName") || of("contact.lastName")) return;
  if ((profiles[name.index]?.share("name") ?? 1) < 0.5) name.field = "contact.lastName";
}

/** What counts up beside people's own numbers counts the rows. */
function settleRunning(columns: AnalysedColumn[]): void {
  const isNumbered = columns.some(
    ({ field, confidence }) => field === "job.employeeNumber" && confidence >= 0.6,
  );
  if (!isNumbered) return;
  for (const column of columns.filter(({ why }) => why.code === "running_or_own")) {
    const params = { heading: column.heading };
    Object.assign(column, { confidence: 0.85, why: { code: "running_number", params } });
  }
}
