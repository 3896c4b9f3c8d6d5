import type { Entry } from "./entry";

const notContacting =
  /\b(do not|dont|don t|jangan|opt|unsub\w*|consent|boleh|no (calls?|sms|texts?|emails?)|bad|rusak|mere?k|tipe|type|brand)\b/;

export const whoEntries: Entry[] = [
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
    /\b(tgl|tanggal|tg|tl|hari)\b.*\b(lahir|lhr|kelahiran)\b|^lahir$|date of birth|birth ?da(te|y)|^dob( date)?$|^birth$|^born( at| on)?$|geburtsdatum|^geb( dat(um)?)?$|^nee?( e)? le$|date de naissance|fecha de nacimiento|data de nascimento/,
  ],
  [
    "contact.nationalId",
    0.95,
    /\b(ktp|e ktp|kependudukan)\b|national id|\bnid\b|national insurance|^ni (no|number)$|^nino$|citizen (no|number|id)|identity (no|number|card)|^id card|^ssn$|social security|passport|ausweis/,
    /\b(alamat|address|kota|nama|name|sesuai|foto|photo|file|kelurahan|kecamatan)\b/,
  ],
  ["contact.nationalId", 0.5, /^id( (no|number))?$/],
  [
    "contact.sex",
    0.95,
    /^(l\/p|p\/l|lp|jk|j\/k|kelamin|(jenis|jns) (kelamin|kel|klmn|klm)( l\/p)?|sex|gender( key| code)?|jantina|m\/f|f\/m|geschlecht|kel|sexe|sexo|genero)$/,
  ],
  [
    "contact.firstName",
    0.95,
    /^(f ?name|first ?names?|given ?names?( s)?|forenames?|nama depan|vorname|prenom|nombres?|primeiro nome)$/,
  ],
  ["contact.firstName", 0.85, /^(first|initials?)$/],
  ["contact.middleName", 0.95, /^(m ?name|middle ?names?|additional name|nama tengah)$/],
  ["contact.middleName", 0.75, /^(middle|mi|middle initial)$/],
  [
    "contact.lastName",
    0.95,
    /^(l ?name|last ?names?|surnames?|family ?names?|nama (belakang|marga)|marga|nachname|familienname|nom de famille|apellidos?|sobrenome)$/,
  ],
  ["contact.lastName", 0.85, /^last$/],
  // Hers, or the names of her family.
  ["contact.lastName", 0.55, /^nama keluarga$/],
  [
    "contact.nickname",
    0.9,
    /nama panggilan|^panggilan$|nick ?name|^alias$|known as|goes by|preferred ?(first )?name|rufname/,
  ],
  [
    "contact.name",
    0.95,
    /^(nama|nama (lengkap|orang)|names?|nom|nombre (completo|y apellidos)|full ?names?|nama dan gelar)$|\bnama (tk|pmi|tki|driver|perawat|bidan|dokter|guru|dosen|sopir|supir|pengemudi|kurir|mitra|satpam|petugas|pengurus|responden|pelaut|kru|karyawan|karyawati|pekerja|pegawai|anggota|buruh|tenaga kerja|peserta|lengkap)\b|\b(employee|member|worker|staff|contact|person) ?name\b|^names? of (the )?(employee|member|worker|staff|workman)s?$/,
  ],
  [
    "contact.name",
    0.85,
    /\bnama\b.*\bktp\b|^(legal|display|complete|sort) ?name$|^last (name )?first( name)?$/,
  ],
  ["contact.name", 0.7, /^(karyawan|karyawati|pegawai|pekerja|buruh|employees?|workers?)$/],
  [
    "contact.name",
    0.55,
    /\bnama (\w+ )?rekening\b|^(nama penerima|atas nama|account (holder )?name|payee( name)?)$/,
  ],
  ["contact.title", 0.8, /^(gelar|(name )?prefix|salutation|anrede)$/],
  ["contact.title", 0.6, /^title$/],
  ["contact.suffix", 0.8, /^(name )?suffix$/],
];

export const reachEntries: Entry[] = [
  ["contact.email", 0.96, /\be ?mails?\b|\bemail ?address|\bsurel\b|courriel|\bcorreo\b/, notContacting],
  [
    "contact.phones",
    0.95,
    /\b(hp ?\d?|handphone|hape|telp|telf|tlf|tlp|tlpn|telpn|telpon|telepon|telephone|tel|phone|mobile|mob|wa|whats ?app|cell|cellphone|handy|telefon|mobil\w*|ponsel|gsm|kontak|telefono|telefone|celular|movil)\b|\bcontact (no|number|nr|tel)\b|^ph( no| number)?$/,
    notContacting,
  ],
  ["contact.phones", 0.62, /^contact$/],
  [
    "contact.postcode",
    0.95,
    /\bkode ?pos\b|post ?code|postal code|\bzip( ?code)?\b|\bplz\b|postleitzahl|code postal/,
  ],
  ["contact.country", 0.9, /^((home|address|mailing)( \d+)? )?(negara|country( name| code)?|land|pays)$/],
  ["contact.region", 0.6, /^st$/],
  [
    "contact.region",
    0.8,
    /^((home|address|mailing)( \d+)? )?(provinsi|propinsi|prov|province|state|region|bundesland)$/,
  ],
  [
    "contact.town",
    0.85,
    /^((home|address|alamat|mailing)( \d+)? )?(kota|kab|kabupaten|kota\/kab\w*|town|city|ort|stadt|wohnort|ville|kota\/kabupaten|kab\/kota)$/,
  ],
  [
    "contact.address",
    0.95,
    /\b(alamat|address|addr|street|strasse|jalan|domisili|tempat tinggal|adresse|anschrift|road)\b/,
    /\be ?mail\b|\b(city|town|postal code|postcode|zip|region|state|province|country)$/,
  ],
  ["contact.address", 0.6, /^kel$/],
  [
    "contact.address",
    0.9,
    /^(rt|rw|rt\/rw|dusun|dukuh|kampung|desa|kelurahan|kel\/desa|desa\/kel\w*|kecamatan|kec)$/,
  ],
  ["contact.tags", 0.8, /^(tags?|tag list|label|labels|categories)$/],
  ["contact.language", 0.8, /^(bahasa|language|lang|sprache|langue)$/],
  ["contact.deceased", 0.8, /^(meninggal|deceased|is deceased|verstorben)$/],
  [
    "contact.issues",
    0.85,
    /^(isu|masalah|permasalahan|keluhan|tuntutan|aspirasi)( (utama|pokok|kerja|pekerja|buruh|anggota|karyawan|di tempat kerja|yang (diangkat|disampaikan)|\d+))*$|^((main|top|key|biggest|workplace|work|our|member|priority) )?(issue|concern|problem|complaint|grievance)s?( \d+)?( (raised|of (concern|interest)|at work))?$/,
  ],
  [
    "contact.issues",
    0.65,
    /\b(masalah|keluhan|isu|issues?|concerns?|problems?|complaints?|grievances?)\b/,
    /\b(date|tgl|tanggal|no|nomor|number|id|kode|code|status|by|oleh|kesehatan|medical|health|penyakit|keluarga|family|pribadi|personal|rumah tangga|detail|uraian|deskripsi|description|notes?|catatan|keterangan|penjelasan|solusi|tindak lanjut)\b/,
  ],
  ["contact.note", 0.5, /\b(masalah|keluhan|isu|issues?|concerns?|problems?|complaints?)\b/],
  [
    "contact.note",
    0.9,
    /^(ket|keterangan|catatan|notes?|remarks?|comments?|komentar|bemerkung(en)?|anmerkung(en)?|notiz(en)?|info|lain lain)( (lain|lainnya|tambahan))?$/,
  ],
];
