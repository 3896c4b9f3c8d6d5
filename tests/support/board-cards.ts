import type { Card } from "@/features/campaigns/board";

/** A card as the board holds it; `day` of January is when it entered its stage. */
export function boardCard(
  enrolmentId: string,
  stageId: string,
  { day = 1, ...more }: Partial<Card> & { day?: number } = {},
): Card {
  return {
    ...{ enrolmentId, version: 1, stageId, contactId: enrolmentId, name: enrolmentId, member: false },
    ...{ workplace: null, department: null, line: null, shift: null, daysInStage: 3, due: null },
    ...{ quietDays: null, owner: null },
    cursor: { at: `2026-01-${String(day).padStart(2, "0")}T00:00:00.000000Z`, id: enrolmentId },
    ...more,
  };
}
