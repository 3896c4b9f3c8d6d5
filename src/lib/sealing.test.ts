import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fingerprintOf, keyNameOf, resealWith, sealComparableWith, sealWith, unsealWith } from "./sealing";

const [key, next] = [randomBytes(32), randomBytes(32)];
const place = { table: "conversation", column: "notes", id: "1" };
// Sealed by the version before keys had names, with 32 bytes of 0x11.
const first = {
  key: Buffer.alloc(32, 0x11),
  text: "v1.AQIDBAUGBwgJCgsMqZ4H2h5YUbLf4oKc3e6LoIz92dGoZg==",
};

describe("a sealed text", () => {
  it("says which key sealed it", () => {
    expect(keyNameOf(sealWith(key, "Takut.", place))).toBe(fingerprintOf(key));
  });

  it("opens at its own place alone", () => {
    const text = sealWith(key, "Takut.", place);
    expect(unsealWith({ current: key }, text, place)).toBe("Takut.");
    expect(unsealWith({ current: key }, text, { ...place, id: "2" })).toBeNull();
  });

  it("opens with the key from before while keys are changed", () => {
    const text = sealWith(key, "Takut.", place);
    expect(unsealWith({ current: next, old: key }, text, place)).toBe("Takut.");
    expect(unsealWith({ current: next }, text, place)).toBeNull();
  });

  it("opens though its key had no name yet", () => {
    expect(unsealWith({ current: next, old: first.key }, first.text, place)).toBe("Takut.");
  });

  it.each(["", "v1.", "v2", "v2.0123456789abcdef", "v3.a.b", "v2.a.b.c.d", "Takut."])(
    "is none when it is %j",
    (text) => expect(unsealWith({ current: key }, text, place)).toBeNull(),
  );
});

describe("a text sealed anew", () => {
  const ring = { current: next, old: key };

  it("opens with the new key alone", () => {
    const now = resealWith(ring, sealWith(key, "Takut.", place), place);
    expect(unsealWith({ current: next }, now ?? "", place)).toBe("Takut.");
  });

  it("is the same wherever a copy of it lies", () => {
    const text = sealWith(key, "Takut.", place);
    expect(resealWith(ring, text, place)).toBe(resealWith(ring, text, place));
  });

  it("stays as it is under the current key", () => {
    const text = sealWith(next, "Takut.", place);
    expect(resealWith(ring, text, place)).toBe(text);
  });

  it("is none when no key opens it", () => {
    expect(resealWith({ current: next }, sealWith(key, "Takut.", place), place)).toBeNull();
  });
});

describe("a text that is compared", () => {
  const blind = randomBytes(32);
  const column = { unionId: "u", table: "contact", column: "address" };
  const at = { table: "contact", column: "address", id: "u" };
  const sealed = (text: string, more: Partial<typeof column> = {}) =>
    sealComparableWith({ field: key, blind }, text, { ...column, ...more });
  const indexOf = (text: string | null) => text?.split(".")[3];

  it("is found equal without a key, however it is spaced and spelt in capitals", () => {
    expect(indexOf(sealed("Jl. Melati 3"))).toBe(indexOf(sealed(" JL. MELATI 3")));
    expect(indexOf(sealed("Jl. Melati 3"))).not.toBe(indexOf(sealed("Jl. Melati 4")));
  });

  it("is equal to none of another union or column", () => {
    expect(indexOf(sealed("Solo"))).not.toBe(indexOf(sealed("Solo", { unionId: "v" })));
    expect(indexOf(sealed("Solo"))).not.toBe(indexOf(sealed("Solo", { column: "background" })));
  });

  it("keeps what it is compared by under a new key", () => {
    const text = sealed("Solo");
    const now = resealWith({ current: next, old: key }, text, at);
    expect(indexOf(now)).toBe(indexOf(text));
    expect(unsealWith({ current: next }, now ?? "", at)).toBe("Solo");
  });

  it("opens with no other's comparison behind it", () => {
    const [text, other] = [sealed("Solo"), sealed("Kudus")];
    const forged = [...text.split(".").slice(0, 3), indexOf(other)].join(".");
    expect(unsealWith({ current: key }, forged, at)).toBeNull();
  });
});
