import { getTranslations } from "next-intl/server";
import { evidences, levels } from "@/features/conversations/vocabulary.schema";
import type { Sheet } from "../queries";
import { printedOutcomes } from "../sheet";
import type { SheetLocale } from "../sheet.schema";
import { shownCode } from "./shown-code";

type PaperFootProps = { sheet: Sheet; number: string; letters: { locale: SheetLocale; phones: boolean } };

export async function PaperFoot({ sheet, number, letters }: PaperFootProps) {
  const t = await getTranslations({ locale: sheet.locale, namespace: "paper.sheet" });
  return (
    <footer className="mt-auto pt-[2mm] text-[7.5pt] leading-[1.35]">
      <Legend {...letters} />
      <p className="mt-[1.2mm] flex items-baseline gap-[3mm] border-t border-ink pt-[1.2mm]">
        <span>
          {t("ifFound")} <b>{sheet.returnTo ?? "____________________"}</b> · <b>{t("secret")}</b>
        </span>
        <span className="ms-auto whitespace-nowrap">
          {shownCode(sheet.code)} · {number}
        </span>
      </p>
    </footer>
  );
}

async function Legend({ locale, phones }: PaperFootProps["letters"]) {
  const [t, words, level] = await Promise.all([
    getTranslations({ locale, namespace: "paper" }),
    getTranslations({ locale, namespace: "paper.sheet" }),
    getTranslations({ locale, namespace: "conversations.levels" }),
  ]);
  const lines = [
    {
      name: words("result"),
      keys: printedOutcomes(phones).map((each) => [t(`letters.${each}`), t(`letterWords.${each}`)]),
    },
    { name: words("rating"), keys: levels.map((each) => [String(each), level(`${each}.label`)]) },
    { name: words("proof"), keys: evidences.map((each) => [t(`proofLetters.${each}`), t(`proofs.${each}`)]) },
  ];
  return lines.map(({ name, keys }) => (
    <p key={name}>
      {name}:{" "}
      {keys.map(([key, word]) => (
        <span className="me-[2mm] inline-block" key={key}>
          <b>{key}</b> {word}
        </span>
      ))}
    </p>
  ));
}
