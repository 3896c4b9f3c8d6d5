import { expect, it } from "vitest";
import { addition, keyOf, removal } from "./tables";
import { planUndo, rowName } from "./undo";

it("takes a row back by its key, in whatever order the database gives the key's columns", () => {
  const gone = { contact_id: "b", issue_id: "i" };
  const made = { contact_id: "a", issue_id: "i" };
  const changes = [removal("contact_issue", gone), addition("contact_issue", made)].map((change) => ({
    ...change,
    key: Object.fromEntries(Object.entries(change.key).toReversed()),
  }));
  const current = new Map([[rowName("contact_issue", keyOf("contact_issue", made)), made]]);
  expect(planUndo(changes, current)).toEqual({
    kept: [],
    changes: [
      { entity: "contact_issue", key: made, before: made, after: null },
      { entity: "contact_issue", key: gone, before: null, after: gone },
    ],
  });
});
