import type { PromptLocale } from "./schema";

type Words = { title: string; hint: string };

const suggested: Record<PromptLocale, readonly Words[]> = {
  id: [
    { title: "Kenalan", hint: "Sudah berapa lama kerja di sini? Dekat dengan siapa di lini?" },
    { title: "Masalah", hint: "Apa yang paling memberatkan? Dengarkan, biarkan ia yang bercerita." },
    {
      title: "Siapa yang bisa mengubah",
      hint: "Siapa yang memutuskan? Kenapa sampai sekarang belum berubah?",
    },
    { title: "Rencana", hint: "Apa yang bisa kita menangkan kalau bersama-sama? Bagaimana caranya?" },
    { title: "Siap tekanan", hint: "Nanti atasan akan bilang apa? Lalu apa jawaban kita?" },
    { title: "Ajakan", hint: "Ajak satu langkah yang jelas, dengan harinya. Lalu diam, tunggu jawabannya." },
  ],
  en: [
    { title: "Getting to know", hint: "How long here? Who are they close to on the line?" },
    { title: "Issues", hint: "What weighs most? Listen; let them tell it." },
    { title: "Who can change it", hint: "Who decides? Why has it not changed so far?" },
    { title: "Plan to win", hint: "What can we win together? How would it go?" },
    { title: "Ready for pressure", hint: "What will the boss say? And what do we answer?" },
    { title: "The ask", hint: "Ask for one clear step, with a day. Then be quiet and wait." },
  ],
};

export const suggestedPrompts = (locale: PromptLocale): readonly Words[] => suggested[locale];
