import { describe, expect, it } from "vitest";
import { markupOf, wordsOf } from "../../../../tests/support/rendered";
import { IssuesQuestion, OutcomeQuestion } from "./log-questions";
import { FollowUpQuestion, KeptFollowUps, WhereAndWhen } from "./log-questions-after";

const valuesOf = (markup: string, name: string) =>
  [...markup.matchAll(/<input[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => input.includes(`name="${name}"`))
    .map((input) => /value="([^"]*)"/.exec(input)?.[1]);
const checkedIn = (markup: string) =>
  [...markup.matchAll(/<input[^>]*>/g)]
    .filter(([input]) => input.includes("checked"))
    .map(([input]) => /value="([^"]*)"/.exec(input)?.[1]);

describe("the outcome", () => {
  it("begins with a conversation, and the rare ones folded away", () => {
    const markup = markupOf(<OutcomeQuestion />);
    expect(valuesOf(markup, "outcome")).toHaveLength(4);
    expect(checkedIn(markup)).toEqual(["conversation"]);
    expect(wordsOf(<OutcomeQuestion />)).toContain("Other outcomes");
  });
  it("shows them all where a rare one stands already", () => {
    const markup = markupOf(<OutcomeQuestion defaultValue="refused" />);
    expect(valuesOf(markup, "outcome")).toHaveLength(7);
    expect(checkedIn(markup)).toEqual(["refused"]);
    expect(markup.match(/data-kind="unreached"/g)).toHaveLength(3);
  });
});

describe("the issues", () => {
  const issues = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `i${at}`, name: `Issue ${at}` }));
  const shown = (count: number, chosen?: string[]) =>
    valuesOf(markupOf(<IssuesQuestion chosen={chosen} issues={issues(count)} />), "issueIds[]").length;

  it("are not asked about where the union has none", () =>
    expect(markupOf(<IssuesQuestion issues={[]} />)).toBe(""));
  it("are all shown up to six", () => expect(shown(6)).toBe(6));
  it("are the five used last where there are more", () => {
    expect(shown(7)).toBe(5);
    expect(markupOf(<IssuesQuestion issues={issues(7)} />)).toContain("2 more issues");
  });
  it("are all shown where some were chosen: none that was raised may hide", () =>
    expect(shown(9, ["i8"])).toBe(9));
});

describe("the follow-up", () => {
  const days = {
    today: "2026-11-23",
    tomorrow: "2026-11-24",
    nextShift: "2026-11-24",
    inAWeek: "2026-11-30",
  };
  const offered = (more: Partial<{ nextShift: string | null }> = {}, of?: string) =>
    markupOf(<FollowUpQuestion days={{ ...days, ...more }} of={of} problems={{}} />);

  it("tells the next shift from tomorrow, though both are one day", () => {
    expect(valuesOf(offered(), "followUp")).toEqual(["2026-11-24", "shift-2026-11-24", "2026-11-30", "date"]);
  });
  it("offers no next shift that nobody knows", () => {
    expect(valuesOf(offered({ nextShift: null }), "followUp")).toEqual(["2026-11-24", "2026-11-30", "date"]);
  });
  it("is asked of each person by a name of its own", () => {
    expect(valuesOf(offered({}, "siti"), "followUp-siti")).toHaveLength(4);
    expect(valuesOf(offered({}, "siti"), "promise-siti")).toHaveLength(1);
  });
  it("takes no day that is past", () => expect(offered()).toContain('min="2026-11-23"'));
  it("says why it was refused, in the reader's words", () => {
    const words = wordsOf(<FollowUpQuestion days={days} problems={{ followUp: "past" }} />);
    const plain = wordsOf(<FollowUpQuestion days={days} problems={{}} />);
    expect(words.length).toBeGreaterThan(plain.length);
    expect(words).not.toContain("errors.fields");
  });
});

describe("promises that this conversation may keep", () => {
  it("are not asked about where there are none", () =>
    expect(markupOf(<KeptFollowUps openFollowUps={[]} />)).toBe(""));
  it("are named by their words, else by their day", () => {
    const words = wordsOf(
      <KeptFollowUps
        openFollowUps={[
          { id: "a", promise: "Bring the card", dueOn: "2026-11-24" },
          { id: "b", promise: null, dueOn: "2026-11-25" },
        ]}
      />,
    );
    expect(words).toContain("Bring the card");
    expect(words).toContain("Follow-up for Wed, Nov 25");
  });
});

describe("where and when", () => {
  it("is folded away with what is usual, the gate and today", () => {
    const markup = markupOf(<WhereAndWhen today="2026-11-23" />);
    expect(markup).not.toMatch(/<details[^>]*open/);
    expect(checkedIn(markup)).toEqual(["gate"]);
    expect(markup).toContain('value="2026-11-23"');
    expect(wordsOf(<WhereAndWhen today="2026-11-23" />)).toContain("at the gate, today");
  });
  it("is open where it was refused, or is known", () => {
    expect(markupOf(<WhereAndWhen problem="future" today="2026-11-23" />)).toMatch(/<details[^>]*open/);
    const known = markupOf(<WhereAndWhen channel="phone" heldOn="2026-11-20" known today="2026-11-23" />);
    expect(known).toMatch(/<details[^>]*open/);
    expect(checkedIn(known)).toEqual(["phone"]);
    expect(known).toContain('value="2026-11-20"');
  });
  it("takes no day to come", () =>
    expect(markupOf(<WhereAndWhen today="2026-11-23" />)).toContain('max="2026-11-23"'));
});
