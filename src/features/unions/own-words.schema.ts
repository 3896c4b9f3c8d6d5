import { z } from "zod";
import { type OwnWords, terms } from "@/i18n/own-words";

const locales = ["id", "en"] as const;

// Nothing that a message gives a meaning to.
const word = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N} .&/()-]{1,40}$/u, "format")
  .optional();

/** A field for each language and term; empty: the word of the product. */
export const wordFields = locales.flatMap((locale) =>
  terms.map((term) => ({ field: `${locale}_${term}` as const, locale, term })),
);

export const ownWordsInput = z.strictObject({
  ...{ id_turf: word, id_assessment: word, id_shift: word, id_unit: word },
  ...{ en_turf: word, en_assessment: word, en_shift: word, en_unit: word },
});
export type OwnWordsInput = z.output<typeof ownWordsInput>;

export const wordsOf = (input: OwnWordsInput): OwnWords =>
  Object.fromEntries(
    locales.map((locale) => [
      locale,
      Object.fromEntries(
        terms.flatMap((term) => {
          const said = input[`${locale}_${term}`];
          return said ? [[term, said]] : [];
        }),
      ),
    ]),
  );

const perTerm = z.partialRecord(z.enum(terms), z.string());
const stored = z.object({ version: z.literal(1), words: z.partialRecord(z.enum(locales), perTerm) });

/** `union.words`; of another version: none. */
export const readWords = (json: unknown): OwnWords => stored.safeParse(json).data?.words ?? {};

export const writeWords = (words: OwnWords) => ({ version: 1, words });
