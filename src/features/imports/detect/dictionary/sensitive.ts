import type { Entry } from "./entry";

/** Never imported unless someone asks: wages, bank, belief, health, family. */
export const sensitive =
  /\b(gaji|gapok|upah|salary|wages?|(gross|net|basic|take home) pay|(pay|wage|hourly) rate|rate of pay|pay grade|lohn|gehalt|tunjangan|tunj|uang makan|allowance|thr|lembur|agama|religion|suku|ethnic\w*|race|(?<!\bnama (\w+ )?)rekening|bank|iban|npwp|tax|tin|bpjs|jamsostek|jkk|jkm|jht|kpj|faskes|kelas rawat|sss|ss no|ssn last|philhealth|pag ?ibig|civil status|status sipil|marital|perkawinan|pernikahan|kawin|nikah|ptkp|tanggungan|party|partei|blood|gol(ongan)? darah|disabilit\w*|disabled|medical|penyakit|vaksin|vaccine)\b/;

/** Another person's name or telephone, and what tells nothing of work or of how to reach the worker, whatever the values look like. */
export const ofOthers =
  /\b(darurat|emergency|ibu kandung|(nama )?(ibu|ayah)|father|mother|husband|wife|suami|isteri|istri|anak|ahli waris|next of kin|nok|orang ?tua|ortu|saudara|penjamin|penanggung jawab|(hp|telp|tlp|telepon|wa|kontak|phone)( \w+)? (keluarga|majikan|leader|pic|spv|mandor|perusahaan|kantor)|nomor keluarga|spouse|beneficiary|guardian|supervisor|manager|atasan|approv\w*|reports to|entered by|created by|diisi oleh|kk|kartu keluarga)\b|\b(pangkat|gol|golongan|kgb) tmt\b|\btmt (pangkat|gol|golongan|kgb)\b|\b(phone|e ?mail|address|website)( \d+)? (type|label|display name)$|\balamat (perusahaan|majikan|kantor|pabrik|instansi|tempat kerja|pt)\b|\b(business|company|office|employer|work ?place|work) (address|street|city|state|postal code|zip|country|fax)\b|^(pend|pendidikan( terakhir)?|education|jurusan|ijazah|gol|golongan|grade|level|pangkat\/gol\w*|gol\w*\/ruang)$/;

/** What was before: the column of what is now stands beside it, or says nothing of today. */
const before =
  /\b(bagian|dept|departemen|divisi|unit|shift|regu|grup|line|jabatan|posisi|lokasi|perusahaan|pabrik|cabang|nik|alamat|status)\b.*\b(lama|asal|sebelumnya|terdahulu|semula)\b|\bdari (bagian|dept|departemen|divisi|unit|shift|line|jabatan)\b|\b(old|previous|former|prior)\b.*\b(department|dept|shift|position|title|job|employer|company|line|address|site|location)\b/;

/** Numbers that others gave her, whatever length they have. */
const otherNumbers = /\b(nuptk|nisn|asuransi|polis|virtual account|no va)\b|(?<!national )\binsurance\b/;

/** What counts the rows or adds them up, and what our own file of rejected rows puts before them. */
export const asideEntries: Entry[] = [
  ["ignore", 0.99, /^(baris|alasan|row|reason)$/],
  [
    "ignore",
    0.9,
    /^(no|nr|num|no urut|nomor urut|nomer|urut|bil|lfd nr|s\/n|sn|sr no|sl no|seq|sequence|row (no|number))$/,
  ],
  [
    "ignore",
    0.85,
    /^(masa kerja|umur|usia|age|alter|foto|photo|ttd|tanda tangan|paraf|signature|unterschrift|jumlah|jml|total|kode|code|lama kerja|length of service|years? of service|timestamp|cap waktu)\b/,
  ],
  [
    "ignore",
    0.97,
    /\b(grup|group) (wa|whats ?app|telegram)\b|\b(wa|whats ?app|telegram) (grup|group)\b|\bgroup membership\b|^anniversary$/,
  ],
  [
    "ignore",
    0.7,
    /\b(jabatan|posisi)\b.*\b(serikat|organisasi|puk|sp|sb|pengurus)\b|\bunion (position|office|role|title)\b/,
  ],
  ["ignore", 0.97, before],
  ["ignore", 0.97, otherNumbers],
  [
    "ignore",
    0.97,
    /^(id|akun|account) line$|^line id$|\b(instagram|facebook|tiktok|twitter|telegram|medsos|sosmed)\b/,
  ],
  ["ignore", 0.9, /\b(ukuran|uk|size|seragam|uniform|kaos|baju|kemeja|jaket|sepatu|shoe)\b/],
  ["ignore", 0.9, /^(jam|waktu|scan) (masuk|datang|pulang|keluar)$|^(scan|clock|check|time) ?(in|out)$/],
  ["ignore", 0.6, /^employee group$/],
  // The days and months of a calendar, and the month that a list is of.
  [
    "ignore",
    0.85,
    /^(jan|januari|january|feb|peb|februari|february|mar|maret|march|apr|april|mei|may|jun|juni|june|jul|juli|july|agt|agu|ags|agustus|aug|august|sep|sept|september|okt|oct|oktober|october|nov|nop|november|des|dec|desember|december)( (20)?\d{2})?$/,
  ],
  ["ignore", 0.85, /^\d{4} \d{2} \d{2}$|^\d{1,2}[ /]\d{1,2}[ /](\d{2}|\d{4})$/],
  ["ignore", 0.85, /^\d{1,2}$|^(periode|period|bulan|month)$/],
  ["ignore", 0.85, /\b(koperasi|kasbon|pinjaman|hutang|loan)\b/],
];
