import type { Entry } from "../rules";

/** Never imported unless someone asks: wages, bank, belief, health, family. */
export const sensitive =
  /\b(gaji|gapok|upah|salary|wages?|(pay|wage|hourly) rate|rate of pay|pay grade|lohn|gehalt|tunjangan|tunj|uang makan|allowance|thr|lembur|agama|religion|suku|ethnic\w*|race|rekening|bank|iban|npwp|tax|bpjs|jamsostek|marital|perkawinan|pernikahan|kawin|nikah|ptkp|tanggungan|party|partei|blood|gol(ongan)? darah|disabilit\w*|disabled|medical|penyakit|vaksin|vaccine)\b/;

/** Somebody else's name or telephone, and what says nothing about work or how to reach the person: whatever its values look like. */
export const ofOthers =
  /\b(darurat|emergency|ibu kandung|(nama )?(ibu|ayah)|father|mother|husband|wife|suami|isteri|istri|anak|ahli waris|next of kin|orang tua|ortu|saudara|(hp|telp|tlp|telepon|wa|kontak|phone)( \w+)? keluarga|spouse|beneficiary|guardian|supervisor|manager|atasan|reports to|entered by|created by|diisi oleh)\b|^(pend|pendidikan( terakhir)?|education|jurusan|ijazah|gol|golongan|grade|level|pangkat\/gol\w*|gol\w*\/ruang)$/;

/** What counts the rows or adds them up, and what our own file of rejected rows puts before them. */
export const asideEntries: Entry[] = [
  ["ignore", 0.99, /^(baris|alasan|row|reason)$/],
  ["ignore", 0.9, /^(no|nr|num|no urut|nomor urut|nomer|urut|lfd nr|s\/n|sn|sr no|sl no|row (no|number))$/],
  [
    "ignore",
    0.85,
    /^(masa kerja|umur|usia|age|alter|foto|photo|ttd|tanda tangan|paraf|signature|unterschrift|jumlah|total|kode|code|lama kerja|length of service|years? of service|timestamp|cap waktu)\b/,
  ],
  // The days of a calendar, and the month that a list is of.
  ["ignore", 0.85, /^\d{1,2}$|^(periode|period|bulan|month)$/],
  ["ignore", 0.85, /\b(koperasi|kasbon|pinjaman|hutang|loan)\b/],
];
