export type AssessmentMark = 0 | 1 | 2 | 3 | 4 | 5;

export type PickerPerson = {
  id: string;
  name: string;
  nickname: string | null;
  /** null: this role doesn't see it. */
  member: boolean | null;
  /** 0: not assessed; null: this role doesn't see it. */
  assessment: AssessmentMark | null;
  place: string;
  promise: string | null;
};

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A name in pieces; `hit` is the beginning of a word that was typed. Another spelling has no piece to show. */
export function hitsIn(name: string, typed: string): { text: string; hit: boolean }[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return name.split(/(?<=\s)/).flatMap((word) => {
    const hit = words.find((start) => fold(word).startsWith(start));
    if (!hit) return [{ text: word, hit: false }];
    return [
      { text: word.slice(0, hit.length), hit: true },
      ...(word.length > hit.length ? [{ text: word.slice(hit.length), hit: false }] : []),
    ];
  });
}
