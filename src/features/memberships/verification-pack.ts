import { chunked } from "./chunked";
import { indonesianDay } from "./indonesian-day";
import type { VerificationPack, VerificationRow } from "./verification-list.queries";

const rowsOnPage = 30;
const evidenceWords = {
  card: "KTA",
  statement: "Surat pernyataan",
  claimed: "Diklaim serikat lain",
  none: "Belum ada",
} as const;

/**
 * The file for the manpower office: the list with its evidence, both signature blocks, objections. A document of its own that any browser
 * prints; in Indonesian, whoever takes it out.
 */
export function verificationDocument(pack: VerificationPack, mark: string): string {
  const title = `Verifikasi keanggotaan ${pack.union} di ${pack.employer}`;
  const pages = [cover(pack), ...chunked(pack.rows, rowsOnPage).map(listPage), objections(pack)];
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>${text(title)}</title><style>${style}</style></head><body>
${pages.map((page) => `<section><header>${text(title)}<small>${text(mark)}</small></header>${page}</section>`).join("\n")}
</body></html>`;
}

const style = `@page{size:A4;margin:14mm}body{font:10pt/1.4 sans-serif;color:#000;margin:0}section{break-after:page;padding:4mm 0}
section:last-child{break-after:auto}header{border-bottom:2px solid #000;font-weight:700;padding-bottom:2mm;margin-bottom:5mm}
small{display:block;font-weight:400}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:1mm 1.5mm;text-align:left;vertical-align:top}
thead{display:table-header-group}tr{break-inside:avoid}.sign{display:grid;grid-template-columns:1fr 1fr;gap:15mm;margin-top:20mm;text-align:center}
.sign p{border-top:1px solid #000;margin-top:22mm}`;

function cover({ on, employer, union, members, verifiable, rows }: VerificationPack): string {
  const of = (evidence: VerificationRow["evidence"]) =>
    rows.filter((row) => row.evidence === evidence).length;
  return `<p>Keadaan tanggal ${indonesianDay(on)}, menurut Permenaker PER.06/MEN/IV/2005.</p>
<table><tbody>${[
    ["Perusahaan", employer],
    ["Serikat", union],
    ["Anggota", String(members)],
    ["Dapat dibuktikan", String(verifiable)],
    ["dengan KTA", String(of("card"))],
    ["dengan surat pernyataan", String(of("statement"))],
    ["diklaim serikat lain", String(of("claimed"))],
    ["belum ada bukti", String(of("none"))],
  ]
    .map(([name, value]) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`)
    .join("")}</tbody></table>
<div class="sign"><div>Pengurus ${text(union)}<p>nama, tanda tangan, cap</p></div><div>${text(employer)}<p>nama, tanda tangan, cap</p></div></div>`;
}

const heads = ["No.", "Nama", "No. karyawan", "Bagian", "Bukti", "No. KTA", "Tanggal bukti"];

function listPage(rows: readonly VerificationRow[], at: number): string {
  const line = (row: VerificationRow, index: number) => {
    const on = row.evidence === "statement" ? row.signedOn : row.issuedOn;
    return [
      ...[String(at * rowsOnPage + index + 1), row.name, row.employeeNumber, row.department],
      ...[evidenceWords[row.evidence], row.number, on && indonesianDay(on)],
    ];
  };
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>${rows
    .map(
      (row, index) =>
        `<tr>${line(row, index)
          .map((value) => `<td>${text(value)}</td>`)
          .join("")}</tr>`,
    )
    .join("")}</tbody></table>`;
}

const emptyObjections = 8;

function objections({ rows }: VerificationPack): string {
  const claimed = rows.filter((row) => row.evidence === "claimed");
  const lines = [
    ...claimed.map((row) => ["", row.name, `Diklaim ${row.otherUnion ?? ""}`, ""]),
    ...Array.from({ length: emptyObjections }, () => ["", "", "", ""]),
  ];
  return `<h2>Keberatan tertulis</h2><table><thead><tr><th scope="col">Tanggal</th><th scope="col">Nama</th><th scope="col">Keberatan</th><th scope="col">Keputusan</th></tr></thead><tbody>${lines
    .map((line) => `<tr>${line.map((value) => `<td>${text(value) || "&nbsp;"}</td>`).join("")}</tr>`)
    .join("")}</tbody></table>`;
}

/** As text in the document, whatever stands in a name. */
const text = (value: string | null | undefined) =>
  (value ?? "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
