type Words = { nameId: string; nameEn: string; textId: string; textEn: string };

export const defaultTemplates: readonly Words[] = [
  {
    nameId: "Perkenalan",
    nameEn: "Introduction",
    textId:
      "Halo {name}, saya {organiser} dari {union}. Boleh minta waktu sebentar untuk bicara soal keadaan di tempat kerja? Kapan enaknya?",
    textEn:
      "Hello {name}, this is {organiser} from {union}. Could we talk for a few minutes about how things are at work? When would suit you?",
  },
  {
    nameId: "Mengingatkan",
    nameEn: "Reminder",
    textId: "Halo {name}, ini {organiser}. Sekadar mengingatkan percakapan kita tempo hari. Masih jadi, ya?",
    textEn: "Hello {name}, {organiser} here. A short reminder of what we agreed. Does it still work for you?",
  },
  {
    nameId: "Undangan kumpul",
    nameEn: "Invitation",
    textId:
      "Halo {name}, kami mau kumpul sebentar sepulang kerja. Saya senang kalau bisa ikut. Bisa, kan? Salam, {organiser}",
    textEn:
      "Hello {name}, a few of us are meeting after work and I would be glad to see you there. Can you come? {organiser}",
  },
];
