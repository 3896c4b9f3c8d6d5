import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/spreadsheets/cell";
import { parseConsent, parseRefusal } from "./consent";
import { parseMembership, saysNever } from "./membership";

const text = (value: string): Cell => ({ kind: "text", text: value });

describe("people who asked to be left alone", () => {
  it.each([
    ...["Y", "ya", "yes", "x", "v", "✓", "1", "TRUE", "opted out", "Opt-Out", "OPTED_OUT", "DNC", "STOP"],
    ...[
      "jangan",
      "Jangan di WA",
      "do not call",
      "unsubscribed",
      "withdrawn",
      "menolak",
      "no contact",
      "No calls!",
    ],
  ])("%s in such a column is heard", (written) => {
    expect(parseRefusal(text(written))).toEqual({ refused: true });
  });

  it.each(["", "-", "N", "no", "tidak", "T", "false", "0", "belum", "boleh", "OK", "subscribed", "opted in"])(
    "%j is no refusal",
    (written) => {
      expect(parseRefusal(text(written))).toEqual({ refused: false });
    },
  );

  it.each(["??!", "lihat catatan", "after 6 pm only", "3"])(
    "%j is not understood: heard, and told",
    (written) => {
      expect(parseRefusal(text(written))).toEqual({ refused: true, warning: "taken_as_refusal" });
    },
  );

  it("hears ticks, dates and cells that are no words", () => {
    expect(parseRefusal({ kind: "bool", value: true })).toEqual({ refused: true });
    expect(parseRefusal({ kind: "bool", value: false })).toEqual({ refused: false });
    expect(parseRefusal({ kind: "date", date: "2025-03-01", serial: 45_717 })).toEqual({ refused: true });
    expect(parseRefusal({ kind: "number", number: 1, text: "1" })).toEqual({ refused: true });
    expect(parseRefusal({ kind: "text", text: "ü", symbolFont: "Wingdings" })).toEqual({ refused: true });
    expect(parseRefusal({ kind: "error", text: "#N/A" })).toEqual({ refused: true, warning: "cell_error" });
    expect(parseRefusal(undefined)).toEqual({ refused: false });
  });

  it("takes T for true where the column also says F", () => {
    expect(parseRefusal(text("T"), { isTrueFalse: true })).toEqual({ refused: true });
    expect(parseRefusal(text("F"), { isTrueFalse: true })).toEqual({ refused: false });
  });
});

describe("may somebody be written to", () => {
  const given = (written: string) => parseConsent(text(written));

  it.each([
    "subscribed",
    "opt_in",
    "Opted-In",
    "yes",
    "ya",
    "setuju",
    "bersedia",
    "boleh",
    "consent given",
    "true",
  ])("%s: yes", (written) => {
    expect(given(written)).toEqual({ consent: true });
  });

  it.each([
    ...[
      "OPTED_OUT",
      "opt-out",
      "unsubscribed",
      "previous bounce",
      "bouncing",
      "spam complaint",
      "hard bounce",
    ],
    ...[
      "withdrawn",
      "no consent",
      "stop",
      "tidak setuju",
      "no",
      "false",
      "tidak",
      "revoked",
      "DNC",
      "jangan",
    ],
  ])("%s: no", (written) => {
    expect(given(written)).toEqual({ consent: false });
  });

  it("says nothing where nothing is said, and tells what it does not understand", () => {
    expect(["", "-", "unknown", "n/a"].map(given)).toEqual(Array(4).fill({ consent: null }));
    expect(given("ask her sister")).toEqual({ consent: null, warning: "not_recognised" });
  });
});

describe("membership in words", () => {
  const read = (written: string) => parseMembership(text(written), {}).isMember;

  it.each([
    ...[
      "current",
      "Current Member",
      "paid-up",
      "Paid Up",
      "in good standing",
      "good standing",
      "active",
      "Aktif",
    ],
    ...["anggota tetap", "Sudah anggota", "full member", "union member", "anggota SP", "Ya, anggota"],
  ])("%s: a member", (written) => {
    expect(read(written)).toBe(true);
  });

  it.each([
    ...[
      "suspended",
      "lapsed",
      "resigned",
      "Withdrawn",
      "cancelled",
      "canceled",
      "expired",
      "PHK",
      "terminated",
    ],
    ...[
      "mengundurkan diri",
      "pasif",
      "non aktif",
      "non-aktif",
      "nonaktif",
      "Non Member",
      "non-union",
      "keluar",
    ],
    ...[
      "sudah keluar",
      "bukan anggota",
      "belum anggota",
      "mantan anggota",
      "ex member",
      "former member",
      "pending",
    ],
  ])("%s: not a member", (written) => {
    expect(read(written)).toBe(false);
  });

  it("tells those who left from those who never joined", () => {
    expect(
      ["resigned", "Lapsed", "mengundurkan diri", "PHK", "keluar"].map((word) => saysNever(text(word))),
    ).toEqual(Array(5).fill(false));
    expect(["tidak", "bukan anggota", "non-union", "belum"].map((word) => saysNever(text(word)))).toEqual(
      Array(4).fill(true),
    );
  });

  it("takes T for true where the column also says F", () => {
    expect([
      parseMembership(text("T"), { isTrueFalse: true }),
      parseMembership(text("F"), { isTrueFalse: true }),
    ]).toEqual([{ isMember: true }, { isMember: false }]);
  });
});
