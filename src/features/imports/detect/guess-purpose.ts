import type { FieldKey } from "../columns/fields";
import { type Purpose, type PurposeGuess, type PurposeReason, purposes } from "../columns/purpose";
import { plainHeading } from "./dictionary/match-heading";

type Column = { field: FieldKey; heading: string; letter: string };
type Seen = {
  columns: readonly Column[];
  /** Titles above the table, the sheet's name, the file's name. */
  titles: readonly string[];
  /** The export of a program that keeps contacts. */
  fromProgram: boolean;
};

const signs: Record<Purpose, Partial<Record<FieldKey, number>>> = {
  roster: {
    "job.startedOn": 3,
    "job.contractType": 3,
    "job.contractEndsOn": 3,
    "job.employeeNumber": 1,
    "job.title": 1,
    "job.department": 1,
  },
  members: { "membership.cardNumber": 3, "membership.joinedOn": 3, "membership.isMember": 1 },
  dues: { "dues.amount": 4, "contact.phones": -3, "contact.birthDate": -3, "contact.email": -3 },
  attendance: { "job.startedOn": -3, "job.contractType": -3, "dues.amount": -3 },
  contacts: { "contact.email": 1, "contact.externalId": 1 },
};

const titled: [Purpose, RegExp][] = [
  ["dues", /\b(cos|check ?off|iuran\w*(?! bpjs)|potongan|pemotongan|dues|deductions?)\b/],
  [
    "attendance",
    /\b(hadir|kehadiran|absen\w*|presensi|attendance|tanda tangan|signatures?|petisi|petition|peserta(?! (bpjs|jamsostek|jaminan|jht|asuransi|koperasi|dana)))\b/,
  ],
  ["members", /\b(anggota|keanggotaan|members?|membership|kta)\b/],
  [
    "roster",
    /(?<!\bserikat )\b(karyawan|pegawai|pekerja|buruh|employees?|staff|roster|hrd|personalia|headcount)\b/,
  ],
];
const signature =
  /\b(ttd|tanda tangan|paraf|signature|hadir|attendance|kehadiran|jam (masuk|datang|pulang)|scan (masuk|pulang|in|out)|clock (in|out))\b/i;
/** Who left, or isn't in yet: such a list makes nobody a member, whatever else its title says. */
const against =
  /\b(mengundurkan diri|pengunduran diri|undur diri|keluar|resign\w*|berhenti|phk|pensiun(an)?|calon|bukan|non|belum|mantan|eks|former|absences?|ex members?)\b/;

/** A proposal with its reason; the admin decides. */
export function guessPurpose({ columns, titles, fromProgram }: Seen): PurposeGuess {
  if (fromProgram) return { purpose: "contacts", why: { code: "program", params: {} } };
  const title = titleOf(titles);
  const signed = columns.find(({ heading }) => signature.test(heading));
  const scores = purposes.map((purpose) => ({
    purpose,
    score:
      scoreOf(purpose, columns) +
      (title?.purpose === purpose ? 3 : 0) +
      (signed && purpose === "attendance" ? 3 : 0) +
      (purpose === "contacts" ? 1.5 : 0),
  }));
  const { purpose } = scores.reduce((best, next) => (next.score > best.score ? next : best));
  const speaksAgainst = titles.find((text) => against.test(plainTitle(text)));
  if (speaksAgainst)
    return { purpose: purpose === "members" ? "contacts" : purpose, why: againstBy(speaksAgainst) };
  return { purpose, why: whyOf(purpose, { columns, title, signed }) };
}

function scoreOf(purpose: Purpose, columns: readonly Column[]): number {
  const fields = new Set(columns.map(({ field }) => field));
  return [...fields].reduce((sum, field) => sum + (signs[purpose][field] ?? 0), 0);
}

const plainTitle = (text: string) => plainHeading(text.replaceAll("_", " "));

function againstBy(title: string): PurposeReason {
  return { code: "title_against", params: { title: title.trim().slice(0, 80) } };
}

type Title = { purpose: Purpose; text: string };

function titleOf(titles: readonly string[]): Title | undefined {
  for (const text of titles) {
    const plain = plainTitle(text);
    if (against.test(plain)) return undefined;
    // Of "Karyawan dan keanggotaan" the first word says what the list is.
    const [first] = titled
      .map(([purpose, pattern]) => ({ purpose, at: plain.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at);
    if (first) return { purpose: first.purpose, text: text.trim().slice(0, 80) };
  }
  return undefined;
}

type Found = { columns: readonly Column[]; title: Title | undefined; signed: Column | undefined };

function whyOf(purpose: Purpose, { columns, title, signed }: Found): PurposeReason {
  if (title?.purpose === purpose) return { code: "title", params: { title: title.text } };
  if (purpose === "attendance" && signed) return { code: "signatures", params: { heading: signed.heading } };
  const telling = columns.filter(({ field }) => (signs[purpose][field] ?? 0) > 0 && purpose !== "contacts");
  if (telling.length === 0) return { code: "nothing", params: {} };
  const headings = telling.slice(0, 4).map(({ heading, letter }) => heading || letter);
  return { code: "columns", params: { headings: headings.join(", ") } };
}
