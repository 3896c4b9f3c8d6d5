import { describe, expect, it } from "vitest";
import { sinceOf } from "./member-since";

const span = (from: string, until: string | null = null) => ({ from, until });

describe("sinceOf", () => {
  it("is the first day of the open span", () => {
    expect(sinceOf([span("2025-01-01")])).toBe("2025-01-01");
  });

  it("goes back over spans that adjoin, in any order", () => {
    expect(
      sinceOf([span("2025-06-01"), span("2024-01-01", "2025-02-01"), span("2025-02-01", "2025-06-01")]),
    ).toBe("2024-01-01");
  });

  it("stops at a gap of a day", () => {
    expect(sinceOf([span("2025-06-02"), span("2024-01-01", "2025-06-01")])).toBe("2025-06-02");
  });

  it("is not held up by a membership of no day", () => {
    expect(sinceOf([span("2025-06-01"), span("2025-06-01", "2025-06-01")])).toBe("2025-06-01");
  });

  it("is nothing for who left", () => {
    expect(sinceOf([span("2024-01-01", "2025-06-01")])).toBeNull();
  });
});
