import { useTranslations } from "next-intl";
import type { HistoryEvent } from "@/features/contacts/history.queries";
import { shownName } from "@/features/imports/components/shown-name";

export function EventWords({ event }: { event: HistoryEvent }) {
  const words = useWords();
  return <p className="text-14">{words(event)}</p>;
}

function useWords() {
  const t = useTranslations("contacts.timeline");
  const pasted = useTranslations("import-steps.paste");
  const memberEnding = useTranslations("contacts.membership.endings");
  const jobEnding = useTranslations("contacts.job.endings");
  const joined = (card: string | null) => (card ? t("joinedCard", { number: card }) : t("joined"));
  const left = (ending: string | null) =>
    ending
      ? t("leftBecause", { ending: memberEnding(ending as Parameters<typeof memberEnding>[0]) })
      : t("left");
  const jobEnded = (place: string, ending: string | null) =>
    ending
      ? t("jobEndedBecause", { place, ending: jobEnding(ending as Parameters<typeof jobEnding>[0]) })
      : t("jobEnded", { place });
  return (event: HistoryEvent) => {
    switch (event.kind) {
      case "assessed":
        return t("assessed");
      case "joined":
        return joined(event.cardNumber);
      case "left":
        return left(event.ending);
      case "jobStarted":
        return t("jobStarted", { place: event.place });
      case "jobEnded":
        return jobEnded(event.place, event.ending);
      case "imported":
        return event.file && event.row
          ? t("importedFile", { file: shownName(event.file, pasted("cells")), row: event.row })
          : t("imported");
      case "added":
        return event.by ? t("addedBy", { name: event.by }) : t("added");
    }
  };
}
