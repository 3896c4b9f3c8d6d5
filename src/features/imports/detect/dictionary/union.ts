import type { Entry } from "./entry";

const leaving = /\b(keluar|resign\w*|berhenti|mundur|left|leaving|end(ed|s)?|lapsed?)\b/;

export const joiningEntries: Entry[] = [
  [
    "membership.leftOn",
    0.96,
    /\b(keluar|berhenti|mundur)\b.*\b(anggota|keanggotaan|serikat|sp|sb)\b|\b(left|leaving) (the )?union\b|\b(membership|member) (end|ended|expir\w*|laps\w*|until)\b|\b(resigned|left) membership\b|austritt(sdatum)?$/,
    /\b(alasan|reason)\b/,
  ],
  [
    "membership.joinedOn",
    0.95,
    /\b(tgl|tanggal|tmt|mulai|sejak|bulan|tahun|thn)\b.*\b(anggota|gabung|bergabung|join|kta|serikat|sp|daftar|pendaftaran)\b|\banggota sejak\b|member since|^joined( on| at| date| union( on)?)?$|^join(ing)? date$|date joined|membership (start|date)|card (date|signed)|(date|signed) (signed|date)|(registration|enrol\w*) date|date (registered|enrolled)|eintritt(sdatum)?/,
    new RegExp(`${leaving.source}|\\b(perusahaan|pabrik|company)\\b`),
  ],
];

export const cardEntries: Entry[] = [
  [
    "membership.cardNumber",
    0.95,
    /\b(kta|nia)\b|\b(no|nomor|nr|id|kartu) (induk )?(anggota|keanggotaan)\b|\bmember(ship)? ?(no|nr|number|id|card)\b|mitglieds(nummer|nr)|\bcard (no|number)\b|union (no|number|id)/,
    /\b(tgl|tanggal|satpam|security|gada)\b/,
  ],
  // Her number, or that she signed one.
  ["membership.cardNumber", 0.55, /^(union )?card$/],
];

export const memberEntries: Entry[] = [
  [
    "membership.isMember",
    0.9,
    /^(sudah )?(anggota|member|members|keanggotaan|membership|mitglied)( (sp|sb|serikat|union|puk))?( y\/t| y\/n| ya\/tidak)?$|\banggota (sp|sb|serikat|union|puk|spsi|spn|fspmi|aktif)\b|union member|(union|serikat) (status|y\/n)|status (keanggotaan|anggota|member\w*)|member(ship)? (status|y\/n)|is member|mitgliedsstatus|\btu member|\b(sudah|apakah|jadi|menjadi)\b.*\banggota\b|\b(ikut|masuk|gabung|bergabung|joined) (di )?(sp|sb|serikat|union)\b|^afiliad[oa]( al sindicato)?$|^sindicalizad[oa]$/,
    /\b(bersedia|mau|ingin|minat|berminat|tertarik|akan|would|willing|want|interested|tgl|tanggal|tmt|sejak|since|date)\b/,
  ],
  ["membership.isMember", 0.7, /^member(ship)? names?$|^syndique( e)?$/],
  ["membership.isMember", 0.8, /^paid ?up( member)?$|^(in )?good standing$|^(member\w* )?standing$/],
  ["membership.isMember", 0.6, /^(union|serikat)$/],
  [
    "consent.doNotContact",
    0.9,
    /do ?not ?contact|jangan (di ?)?hubungi|^no contact$|^dnc$|^(global )?opt(ed)? ?out$|(tidak|tdk) (mau|boleh|ingin) (di ?)?hubungi/,
  ],
  [
    "consent.doNotCall",
    0.9,
    /do ?not ?(call|phone|text|sms)|jangan (di ?)?(telepon|telpon|telp|wa|whatsapp|sms|call)|^no (calls?|sms|texts?|phone)$|(sms|text|phone|mobile|call|wa|whatsapp) opt(ed)? ?out/,
  ],
  [
    "consent.doNotEmail",
    0.9,
    /do ?not ?e ?mail|jangan (di ?)?(kirim(i)? )?e ?mail|(e ?mail|mail) opt(ed)? ?out|opt(ed)? ?out (of )?e ?mail|^no e ?mails?$|^unsubscribed?$|no bulk e ?mails?/,
  ],
  ["consent.unsubscribedAt", 0.9, /unsubscribed? (at|on|date)|(date|tgl|tanggal) unsubscribed?/],
  [
    "consent.email",
    0.85,
    /e ?mail (opt(ed)? ?in|consent|permission)|\b(consent|permission|opt ?in)\b.*\be ?mail\b|opt(ed)? ?in e ?mail|^subscribed$/,
  ],
  [
    "consent.sms",
    0.85,
    /(mobile|sms|text|wa|whatsapp) (opt(ed)? ?in|consent)|\b(consent|permission|opt ?in)\b.*\b(sms|text|wa|whats ?app)\b/,
  ],
];

export const standingEntries: Entry[] = [
  [
    "dues.amount",
    0.9,
    /\b(iuran|yuran|dues|subscription|beitrag|contribution|cotisation|check ?off|deduction)\b|\bpot\w* (cos|sp|sb|serikat|spsi|iuran)\b|^cos$/,
    /\b(status|method|metode|cara|tgl|tanggal|date|type|jenis|frequency|sejak|since|terakhir|last|setuju|bersedia|persetujuan|apakah)\b/,
  ],
  ["dues.amount", 0.7, /^(potongan|pot|nominal|amount|besar potongan)$/],
  // Whose scale runs the other way, nobody can tell from the word.
  [
    "assessment.level",
    0.55,
    /^((support|assessment) (level|rating|score)|assessments?|penilaian|level dukungan|tingkat dukungan|1 5|1 s\/d 5)$/,
  ],
];
