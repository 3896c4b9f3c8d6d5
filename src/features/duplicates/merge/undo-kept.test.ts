import { describe, expect, it } from "vitest";
import { type Change, type Row, removal, update } from "./tables";
import { planUndo, rowName } from "./undo";

const now = (...rows: Row[]) => new Map(rows.map((row) => [rowName("contact", { id: String(row.id) }), row]));
const merged = { id: "s", name: "Siti", address: "Jl. Mawar 2" };
const change: Change = {
  entity: "contact",
  key: { id: "s" },
  before: { name: "Sitti", address: null },
  after: { name: "Siti", address: "Jl. Mawar 2" },
};

describe("planUndo", () => {
  it("gives a row back what the merge changed", () => {
    const back = { name: "Sitti", address: null };
    const { changes, kept } = planUndo([change], now(merged));
    expect(changes).toEqual([{ ...change, before: change.after, after: back }]);
    expect(kept).toEqual([]);
  });

  it("leaves a column that was changed since, and says which", () => {
    const { changes, kept } = planUndo([change], now({ ...merged, name: "Siti Aminah" }));
    expect(changes).toMatchObject([{ after: { address: null } }]);
    expect(changes[0]?.after).not.toHaveProperty("name");
    expect(kept).toEqual([{ entity: "contact", column: "name" }]);
  });

  it("changes nothing of a row of which every column was changed since", () => {
    const { changes, kept } = planUndo([change], now({ id: "s", name: "A", address: "B" }));
    expect(changes).toEqual([]);
    expect(kept).toEqual([
      { entity: "contact", column: "name" },
      { entity: "contact", column: "address" },
    ]);
  });

  it("leaves a row that is gone since, and says so", () => {
    expect(planUndo([change], now())).toEqual({ changes: [], kept: [{ entity: "contact" }] });
  });

  it("brings back a row that the merge removed", () => {
    const gone = { id: "g", name: "Siti" };
    expect(planUndo([removal("contact", gone)], now()).changes).toEqual([
      { entity: "contact", key: { id: "g" }, before: null, after: gone },
    ]);
  });

  it("does not write over a row that stands again where one was removed", () => {
    const gone = { id: "g", name: "Siti" };
    expect(planUndo([removal("contact", gone)], now({ id: "g", name: "Budi" }))).toEqual({
      changes: [],
      kept: [{ entity: "contact" }],
    });
  });

  it("removes what the merge made as it is now, and says nothing where that is gone already", () => {
    const made: Change = { entity: "contact", key: { id: "n" }, before: null, after: { id: "n", name: "A" } };
    const changed = { id: "n", name: "B" };
    expect(planUndo([made], now(changed)).changes).toEqual([{ ...made, before: changed, after: null }]);
    expect(planUndo([made], now())).toEqual({ changes: [], kept: [] });
  });

  it("takes the last step back first, each from what the one before left", () => {
    const [first] = update("contact", { id: "s", name: "A" }, { name: "B" });
    const [second] = update("contact", { id: "s", name: "B" }, { name: "C" });
    if (!first || !second) throw new Error("nothing changes");
    const { changes, kept } = planUndo([first, second], now({ id: "s", name: "C" }));
    expect(changes.map(({ after }) => after?.name)).toEqual(["B", "A"]);
    expect(kept).toEqual([]);
  });

  it("says null for a column that had no value", () => {
    const made: Change = { ...change, before: {}, after: { name: "Siti" } };
    expect(planUndo([made], now(merged)).changes).toMatchObject([{ after: { name: null } }]);
  });
});
