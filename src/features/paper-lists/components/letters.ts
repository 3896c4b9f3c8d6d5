import { getTranslations } from "next-intl/server";
import { evidences, outcomes } from "@/features/conversations/vocabulary.schema";
import type { Letters } from "../marks";
import type { SheetLocale } from "../sheet.schema";

/** In the language that the list was printed in, not the reader's. */
export async function lettersOf(locale: SheetLocale): Promise<Letters> {
  const t = await getTranslations({ locale, namespace: "paper" });
  return {
    outcomes: Object.fromEntries(outcomes.map((each) => [each, t(`letters.${each}`)])) as Letters["outcomes"],
    evidences: Object.fromEntries(
      evidences.map((each) => [each, t(`proofLetters.${each}`)]),
    ) as Letters["evidences"],
  };
}
