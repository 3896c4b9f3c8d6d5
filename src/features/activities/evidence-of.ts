import type { Evidence } from "@/features/conversations/vocabulary.schema";
import type { ActivityKind } from "./vocabulary.schema";

const evidence: Partial<Record<ActivityKind, Evidence>> = {
  petition: "signed",
  card_drive: "signed",
  strike_pledge: "signed",
  sticker_day: "wore_badge",
};

/** The act that taking part proves, as an assessment's evidence. */
export const evidenceOf = (kind: ActivityKind): Evidence => evidence[kind] ?? "joined_action";
