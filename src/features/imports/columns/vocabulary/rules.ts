import type { FieldKey } from "../fields/rules";

export interface HeadingMatch {
  field: FieldKey;
  confidence: number;
  sensitive?: boolean;
}

/** What is longer is no heading, and made to keep a pattern busy. */
const longestHeading = 200;

/** Lower case, no accents, everything but letters, digits and slashes as one space. */
export function plainHeading(text: string): string {
  return text
    .slice(0, longestHeading)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/#]+/gu, " ")
    .replace(/\s*\/\s*/g, "/")
    .trim();
}

type Entry = [FieldKey, number, RegExp];

/** Never imported unless someone asks: wages, bank, belief, health, family. */
const sensitive =
  /\b(gaji|upah|salary|wages?|lohn|gehalt|tunjangan|allowance|thr|lembur|agama|religion|suku|ethnic\w*|race|rekening|bank|iban|npwp|tax|bpjs|jamsostek|marital|perkawinan|pernikahan|kawin|nikah|ptkp|tanggungan|party|partei|blood|gol(ongan)? darah)\b/;

/** Somebody else's name or telephone, and what says nothing about work or how to reach the person: whatever its values look like. */
const ofOthers =
  /\b(darurat|emergency|ibu kandung|nama (ibu|ayah)|suami|isteri|istri|anak|ahli waris|next of kin)\b|^(pendidikan( terakhir)?|education|jurusan|ijazah|gol|golongan|grade|level|pangkat\/gol\w*)$/;

/** Tried from top to bottom; the first that fits is the best guess, later ones are offered. */
const entries: Entry[] = [
  ["ignore", 0.9, /^(no|nr|num|#|no urut|nomor urut|nomer|urut|lfd nr)$/],
  [
    "ignore",
    0.85,
    /^(masa kerja|umur|usia|age|alter|foto|photo|ttd|tanda tangan|paraf|signature|unterschrift|jumlah|total|kode|code|lama kerja|length of service)\b/,
  ],
  ["ignore", 0.85, /\b(koperasi|kasbon|pinjaman|hutang|loan)\b/],
  [
    "contact.birthPlaceDate",
    0.95,
    /^(ttl|t t l)$|\b(tempat|tmpt?|tpt|kota)\b.*\b(tgl|tanggal|tg)\b.*\blahir\b|place.*date.*birth/,
  ],
  [
    "contact.birthPlace",
    0.95,
    /\b(tempat|kota|tmpt?|tpt) (lahir|lhr|kelahiran)\b|birth ?place|place of birth|geburtsort/,
  ],
  [
    "contact.birthDate",
    0.95,
    /\b(tgl|tanggal|tg|tl|hari)\b.*\b(lahir|lhr)\b|^lahir$|date of birth|birth ?da(te|y)|^dob$|^born( at| on)?$|geburtsdatum|^geb( datum)?$|date de naissance/,
  ],
  [
    "membership.joinedOn",
    0.95,
    /\b(tgl|tanggal|tmt|mulai|sejak|bulan|tahun)\b.*\b(anggota|gabung|bergabung|join|kta|serikat|sp)\b|\banggota sejak\b|member since|^joined( on| at| date| union( on)?)?$|^join(ing)? date$|date joined|membership (start|date)|eintritt(sdatum)?/,
  ],
  [
    "job.contractEndsOn",
    0.95,
    /\b(habis|akhir|selesai|berakhir|end|expir\w*|s\/d|sd)\b.*\b(kontrak|contract|pkwt)\b|\b(kontrak|contract|pkwt)\b.*\b(habis|akhir|sampai|s\/d|sd|end(s|ed)?|expir\w*|berakhir|selesai)\b|vertragsende|befristet bis/,
  ],
  [
    "job.startedOn",
    0.95,
    /\b(tgl|tanggal|tmt|mulai|thn|tahun)\b.*\b(masuk|msk|kerja|bekerja|kontrak)\b|^tmt$|^(mulai|msk)( kerja)?$|^masuk( kerja)?$|hire(d)?( date| on)?$|date hired|start(ed)?( date| on)?$|date of (joining|hire)|^doj$|employment date|eintrittsdatum betrieb/,
  ],
  [
    "contact.nationalId",
    0.95,
    /^(?!.*\b(alamat|address|kota)\b).*\b(ktp|e ktp|kependudukan)\b|national id|citizen (no|number|id)|identity (no|number|card)|^id card|^ssn$|passport|ausweis/,
  ],
  [
    "membership.cardNumber",
    0.95,
    /\bkta\b|\b(no|nomor|nr|id|kartu) (anggota|keanggotaan)\b|\bmember(ship)? ?(no|nr|number|id|card|#)\b|mitglieds(nummer|nr)|\bcard (no|number)\b|union (no|number|id)/,
  ],
  [
    "job.employeeNumber",
    0.9,
    /^(nik|nip|nrp|npk|nopeg|badge|nbi|nik\/nip|(no|nomor) (induk|reg\w*|pokok|badge))$|\b(nik|no|nomor|id|nomor induk|no induk|kode) (karyawan|pegawai|pekerja|kary)\b|\b(employee|emp|staff|payroll|personnel|clock) ?(id|no|nr|number|code|#)\b|personalnummer|no badge|badge no/,
  ],
  [
    "contact.sex",
    0.95,
    /^(l\/p|p\/l|l p|lp|jk|j k|kelamin|jenis kelamin|jns kelamin|sex|gender|m\/f|geschlecht|kel|sexe)$/,
  ],
  [
    "membership.isMember",
    0.9,
    /^(anggota|member|members|keanggotaan|membership|mitglied)$|\banggota (sp|sb|serikat|union|puk|spsi|spn|fspmi|aktif)\b|union member|status (keanggotaan|anggota)|member(ship)? (status|names?|y\/n)|is member|mitgliedsstatus/,
  ],
  ["consent.doNotContact", 0.9, /do ?not ?contact|jangan (di)?hubungi/],
  ["consent.doNotCall", 0.9, /do ?not ?(call|phone)|jangan (di)?telepon/],
  ["consent.doNotEmail", 0.9, /do ?not ?e ?mail|jangan (di)?e ?mail|e ?mail opt ?out|opt ?out e ?mail/],
  ["consent.email", 0.85, /e ?mail opt ?in|opt ?in e ?mail/],
  ["consent.sms", 0.85, /(mobile|sms|text) opt ?in/],
  ["contact.email", 0.95, /\be ?mails?\b|\bsurel\b|courriel/],
  [
    "contact.phones",
    0.95,
    /\b(hp|handphone|telp|tlp|tlpn|telpon|telepon|telephone|tel|phone|mobile|wa|whatsapp|cell|cellphone|handy|telefon|mobil\w*|ponsel|gsm|kontak)\b/,
  ],
  ["contact.postcode", 0.95, /\bkode ?pos\b|post ?code|postal code|\bzip\b|\bplz\b|postleitzahl|code postal/],
  ["contact.country", 0.9, /^(negara|country|land|pays)$/],
  ["contact.region", 0.8, /^(provinsi|propinsi|province|state|region|bundesland)$/],
  [
    "contact.town",
    0.85,
    /^(kota|kab|kabupaten|kota\/kab\w*|town|city|ort|stadt|wohnort|ville|kota\/kabupaten|kab\/kota)$/,
  ],
  [
    "contact.address",
    0.95,
    /\b(alamat|address|street|strasse|jalan|domisili|tempat tinggal|adresse|anschrift|road)\b/,
  ],
  [
    "contact.address",
    0.9,
    /^(rt|rw|rt\/rw|dusun|dukuh|kampung|desa|kelurahan|kel\/desa|desa\/kel\w*|kecamatan|kec)$/,
  ],
  ["job.employer", 0.9, /\b(perusahaan|employer|company|arbeitgeber|firma)\b|^pt$/],
  [
    "job.workplace",
    0.9,
    /\b(pabrik|plant|work ?place|work ?site|lokasi|site|tempat kerja|factory|betrieb|werk|location|kebun|estate|penempatan)\b/,
  ],
  ["job.line", 0.85, /\b(line|lini|sub (bagian|dept|seksi|unit)|kelompok|kemandoran)\b/],
  ["job.shift", 0.95, /\b(shift|sif|regu|grup|group|schicht|equipe)\b/],
  ["job.department", 0.95, /\b(dept|depart\w*|departemen|abteilung|divisi|division)\b/],
  // In a hospital a ward, in a federation a factory: a person has to say.
  ["job.department", 0.55, /^(unit kerja|ruang(an)?)$/],
  ["job.workplace", 0.5, /^unit kerja$/],
  ["job.department", 0.8, /\b(afdeling|afd|instalasi)\b/],
  ["job.department", 0.8, /\b(bagian|bag|bgn|seksi|section|unit|area)\b/],
  [
    "job.contractType",
    0.9,
    /\b(status|jenis|tipe) (karyawan|kerja|pegawai|kepegawaian|kontrak|hubungan kerja|pekerja)\b|contract (type|status)|employment (type|status)|type of contract|vertragsart/,
  ],
  ["contact.firstName", 0.95, /^(first ?name|given ?names?|forename|nama depan|vorname|prenom)$/],
  ["contact.middleName", 0.95, /^(middle ?names?|nama tengah)$/],
  [
    "contact.lastName",
    0.95,
    /^(last ?name|surname|family ?name|nama belakang|nachname|familienname|nom de famille)$/,
  ],
  ["contact.nickname", 0.9, /nama panggilan|^panggilan$|nick ?name|^alias$|known as|rufname/],
  [
    "job.title",
    0.9,
    /\b(jabatan|posisi|position|job title|occupation|role|pekerjaan|profesi|job|beruf|funktion|pangkat)\b/,
  ],
  [
    "contact.name",
    0.95,
    /^(nama|nama lengkap|name|full ?name|names|nama dan gelar)$|\bnama (karyawan|karyawati|pekerja|pegawai|anggota|buruh|tenaga kerja|peserta|lengkap)\b|\b(employee|member|worker|staff|contact) name\b/,
  ],
  ["contact.title", 0.7, /^(gelar|prefix|salutation|anrede|title)$/],
  ["contact.suffix", 0.8, /^(suffix)$/],
  [
    "dues.amount",
    0.9,
    /\b(iuran|dues|subscription|beitrag|contribution|cotisation)\b|\bpot\w* (cos|sp|sb|serikat|spsi)\b|^cos$/,
  ],
  ["contact.tags", 0.8, /^(tags?|tag list|label|labels)$/],
  ["contact.language", 0.8, /^(bahasa|language|sprache|langue)$/],
  ["contact.deceased", 0.8, /^(meninggal|deceased|is deceased|verstorben)$/],
  [
    "contact.note",
    0.9,
    /^(ket|keterangan|catatan|notes?|remarks?|comments?|bemerkung(en)?|anmerkung(en)?|notiz(en)?|info|lain lain)$/,
  ],
  ["job.contractType", 0.6, /^status$/],
];

/** Every field that a heading can mean, best first. */
export function matchHeading(heading: string): HeadingMatch[] {
  const plain = plainHeading(heading);
  if (plain === "") return [];
  if (sensitive.test(plain)) return [{ field: "ignore", confidence: 0.9, sensitive: true }];
  if (ofOthers.test(plain)) return [{ field: "ignore", confidence: 0.96 }];
  const found: HeadingMatch[] = [];
  for (const [field, confidence, pattern] of entries) {
    if (pattern.test(plain) && !found.some((match) => match.field === field))
      found.push({ field, confidence });
  }
  return found;
}

/** Headings in English rather than Indonesian: decides which of two words for a thing is proposed. */
export function isEnglish(headings: readonly string[]): boolean {
  const english =
    /\b(name|date|phone|address|shift|department|status|notes?|country|town|street|workplace|e ?mail|member|surname|employee|joined)\b/;
  const indonesian =
    /\b(nama|tgl|tanggal|alamat|bagian|jabatan|anggota|keterangan|ket|departemen|hp|nik|masuk|lahir|kelamin)\b/;
  const count = (pattern: RegExp) =>
    headings.filter((heading) => pattern.test(plainHeading(heading.replaceAll("_", " ")))).length;
  return count(english) > count(indonesian);
}
