import type { Entry } from "./entry";

const leaving = /\b(keluar|resign\w*|berhenti|mundur|phk|left|leaving|terminat\w*|separat\w*)\b/;

/** What is tried before the numbers of a person: days of work. */
export const workDayEntries: Entry[] = [
  [
    "job.contractEndsOn",
    0.95,
    /\b(habis|akhir|selesai|berakhir|end|expir\w*|s\/d|sd)\b.*\b(kontrak|contract|pkwt)\b|\b(kontrak|contract|pkwt)\b.*\b(habis|akhir|sampai|s\/d|sd|end(s|ed)?|expir\w*|berakhir|selesai)\b|vertragsende|befristet bis/,
  ],
  [
    "job.endedOn",
    0.95,
    /\b(tgl|tanggal|tmt)\b.*\b(keluar|resign\w*|berhenti|mundur|phk|pensiun)\b|\b(termination|separation|leaving|exit|resignation)( date)?$|\bresign(ed)? date$|^term date$|\bdate of (exit|resignation|separation|termination)\b|\b(date|day) (left|of leaving|terminated|separated)\b|last (working )?day( worked)?|austrittsdatum/,
    /\b(alasan|reason|anggota|keanggotaan|union|serikat|member\w*)\b/,
  ],
  ["job.endedOn", 0.6, /^left$/],
  ["job.endingReason", 0.9, /\balasan\b|\breason\b|penyebab/],
  [
    "job.startedOn",
    0.95,
    /\b(tgl|tanggal|tmt|mulai|awal|thn|tahun)\b.*\b(masuk|msk|kerja|bekerja|kontrak|pengangkatan|diangkat|diterima)\b|^tm[tk]$|^(mulai|msk)( kerja)?$|^masuk( kerja)?$|hire(d)?( date| on)?$|date (hired|employed|appointed)|^((employment|job|work|working|service|contract|actual|original|employee|emp) )?start(ed)?( date| on)?$|^entry date$|\b(gabung|bergabung|join(ed)?)\b.*\b(perusahaan|pabrik|company)\b|^fecha de (ingreso|alta|contratacion)$|date of (joining|hire|appointment|employment|engagement)|^do[jh]$|(employment|seniority|service|appointment) date|eintrittsdatum betrieb/,
    leaving,
  ],
  ["job.startedOn", 0.55, /^entry$/],
];

export const numberEntries: Entry[] = [
  [
    "job.employeeNumber",
    0.92,
    /^(nik|nipp?|nipeg|nrk|nrp|npk|nopeg|badge|nbi|nik\/nip|(no|nomor) (induk|reg\w*|pokok|badge|absen|pegawai|karyawan))$|\b(nik|no|nomor|id|nomor induk|no induk|kode) (karyawan|pegawai|pekerja|kary)\b|\bnik (perusahaan|internal|pabrik|kerja)\b|\b(employee|emp|ee|worker|associate|staff|payroll|pay|personnel|pers|clock|token|works?|badge) ?(id|no|nr|number|code)\b|personal(nummer|nr)\b|\b(finger|fingerprint|absen) ?(id|no|pin)\b|\b(id|no) (finger|absen|mesin)\b/,
  ],
  ["job.employeeNumber", 0.65, /^(id|id (no|number|nr)|no id|nomor id|pin|employee|emp)$/],
];

/** A code is no name, where the name stands beside it. */
const codes = /\b(cd|code|kode|id|no)\b/;

export const workEntries: Entry[] = [
  [
    "job.employer",
    0.9,
    /\b(perusahaan|employer|company|arbeitgeber|firma)\b|^pt$|^organi[sz]ation( \d+)? name$/,
    /\b(nik|no|nomor|id|kode|tgl|tanggal|alamat|telp|email|masuk|jabatan|posisi|pekerjaan|profesi|bagian|dept|departemen|divisi|unit|status|lama)\b/,
  ],
  [
    "job.workplace",
    0.9,
    /\b(pabrik|plant|work ?place|work ?site|lokasi|site|tempat kerja|factory|betrieb|werk|location|(work )?loc|kebun|estate|penempatan|cabang|outlet|depo|depot|toko|gerai)\b/,
    /\b(tinggal|lahir|email|web|masalah|keluhan|isu|issues?|problems?|cd|code|kode)\b/,
  ],
  [
    "job.workplace",
    0.5,
    /\b(plant|site|location|store) (code|cd|id)\b|\bkode (plant|pabrik|lokasi|cabang|toko)\b/,
  ],
  [
    "job.workplace",
    0.8,
    /^(store|facility|hospital|rumah sakit|school|campus|mill|pks|terminal|pool)( name)?$/,
  ],
  // Where she works, or where she went to.
  ["job.workplace", 0.55, /^sekolah$/],
  ["job.workplace", 0.7, /^branch( name)?$/],
  ["job.line", 0.85, /\b(line|lini|sub (bagian|dept|seksi|unit)|kelompok|kemandoran)\b/],
  ["job.line", 0.55, /^mandor$/],
  ["job.shift", 0.95, /\b(shift|sif|regu|grup|schicht|equipe|rota|turno|sched(ule)?)\b/],
  ["job.shift", 0.95, /\bgroup\b/, /\b(name|membership|email|employee|staff|emp|pay|age|blood|level|code)\b/],
  [
    "job.department",
    0.95,
    /\b(dept|dpt|depart\w*|departemen|abteilung|abt|divisi|division|bidang)\b|^div$|^org(ani[sz]ation(al)?)? unit$/,
    codes,
  ],
  [
    "job.department",
    0.5,
    /\b(dept|dpt|depart\w*|departemen|bagian) (cd|code|kode|id|no)\b|\bkode (bagian|dept|departemen)\b/,
  ],
  // In a hospital a ward, in a federation a factory: a person has to say.
  ["job.department", 0.55, /^(unit kerja|ruang(an)?)$/],
  ["job.workplace", 0.5, /^unit kerja$/],
  ["job.department", 0.8, /\b(afdeling|afd|instalasi)\b/],
  [
    "job.department",
    0.8,
    /\b(bagian|bag|bgn|seksi|section|unit|area)\b/,
    /\b(unit kerja|personnel area)\b|\b(cd|code|kode)\b|\bunit (rumah|motor|mobil|kendaraan|barang|laptop)\b/,
  ],
  ["job.workplace", 0.6, /^personnel area$/],
  ["job.department", 0.5, /^organi[sz]ation$/],
  ["job.employer", 0.45, /^organi[sz]ation$/],
  ["job.department", 0.7, /^(team|tim)$/],
  [
    "job.contractType",
    0.9,
    /\b(status|jenis|tipe) (karyawan|kerja|pegawai|kepegawaian|kontrak|hubungan kerja|pekerja)\b|\b(hub|hubungan|ikatan) kerja\b|contract (type|status)|(employment|emp|employee) (type|status|class)|type of contract|vertragsart|^pkwt\/pkwtt$|^(ft\/pt|full\/part ?time)$/,
  ],
  ["job.contractType", 0.7, /^(contract|kontrak|kontrak\/tetap|tetap\/kontrak)$/],
  [
    "job.title",
    0.9,
    /\b(jabatan|jawatan|posisi|position|job title|job class\w*|classification|designation|occupation|role|pekerjaan|profesi|job|beruf|funktion|puesto|pangkat)\b/,
    /\b(code|kode|cd|family|level|grade|kelas|uraian|rincian|deskripsi|detail|tgl|tanggal|tmt|status|jenis|serikat|organisasi|puk|sp|sb|pengurus)\b/,
  ],
  ["job.title", 0.75, /^title$|^organi[sz]ation( \d+)? title$/],
  ["job.contractType", 0.6, /^status$/],
];
