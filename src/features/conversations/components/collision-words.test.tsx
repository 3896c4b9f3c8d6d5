import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../../tests/support/rendered";
import type { LastContact } from "../collisions.queries";
import { outcomes } from "../vocabulary.schema";
import { CollisionWords } from "./collision-words";

const last: LastContact = {
  ...{ by: "Sari", mine: false, day: "2026-11-27", days: 2, outcome: "conversation", askAnswer: "not_asked" },
  ...{ promise: null, dueOn: null },
};
const told = (more: Partial<LastContact>, locale?: "id") =>
  wordsOf(<CollisionWords last={{ ...last, ...more }} name="Siti" />, locale);

describe("who was there before", () => {
  it.each<[Partial<LastContact>, string]>([
    [{}, "Sari spoke with Siti 2 days ago."],
    [{ days: 0 }, "Sari spoke with Siti today."],
    [{ days: 1, mine: true }, "You spoke with Siti yesterday."],
    [{ askAnswer: "yes" }, "Sari spoke with Siti 2 days ago and got a yes to the ask."],
    [
      { outcome: "short_contact", askAnswer: "no" },
      "Sari spoke with Siti 2 days ago and got a no to the ask.",
    ],
    [{ outcome: "no_answer" }, "Sari looked for Siti 2 days ago, but did not reach them."],
    [{ outcome: "moved" }, "Sari heard 2 days ago that Siti has left the company."],
    [{ dueOn: "2026-12-04" }, "Sari spoke with Siti 2 days ago and will come back on Friday, Dec 4."],
    [
      { dueOn: "2026-12-04", promise: "Bring two co-workers. " },
      "Sari spoke with Siti 2 days ago and agreed for Friday, Dec 4: Bring two co-workers.",
    ],
  ])("is told in a sentence: %j", (more, sentence) => expect(told(more)).toBe(sentence));

  it.each(outcomes)("has words for %s in both languages", (outcome) => {
    expect(told({ outcome })).toContain("Siti");
    expect(told({ outcome }, "id")).toContain("Siti");
    expect(told({ outcome }, "id")).not.toBe(told({ outcome }));
  });

  it("is told of the day that was agreed, not of the day before in some zone", () => {
    expect(told({ dueOn: "2026-12-04" }, "id")).toContain("Jumat, 4 Des");
  });
});
