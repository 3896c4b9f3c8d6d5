import { describe, expect, it } from "vitest";
import { spokenWords } from "./name-spelling";

const words = (name: string) => spokenWords(name).join(" ");

describe("spokenWords", () => {
  it.each([
    ["H. Budi Wijaya", "budi wijaya"],
    ["Bapak Drs. H. Joko", "joko"],
    ["Alm. Slamet Riyadi", "slamet riyadi"],
    ["Siti Aminah (almarhumah)", "siti aminah"],
    ["Haji", "haji"],
    ["Alm", "alm"],
    ["Siti, S.H.", "siti"],
    ["Budi, Santoso", "budi santoso"],
    ["Budi Santoso, S.Tr.Keb., B.Ed", "budi santoso"],
    ["Budi Santoso S.Kom", "budi santoso"],
    ["Darsono SE", "darsono"],
    ["Rina SH MM", "rina"],
    ["SE", "se"],
    ["Rudy Ma", "rudy ma"],
    ["Rudy, M.A.", "rudy"],
    ["St. Aminah", "st aminah"],
    ["Se Jong", "se jong"],
  ])("of %s are %s", (name, expected) => expect(words(name)).toBe(expected));

  it.each([
    ["Groß", "gross"],
    ["Łukasz Đorđe", "lukasz dorde"],
    ["Øyvind Ærø", "oeyvind aeroe"],
    ["Þóra Œuvre", "thora oeuvre"],
    ["Ma’ruf Sa`adah Nu'man", "maruf saadah numan"],
    ["José", "jose"],
    ["Anne-Marie", "anne marie"],
    ["  Siti \t Aminah ", "siti aminah"],
  ])("write %s plainly: %s", (name, expected) => expect(words(name)).toBe(expected));

  it.each([
    ["Ni Luh Putu Ayu", "ni putu ayu"],
    ["Ni Luh", "ni luh"],
    ["I Wyn Sudarma", "i wayan sudarma"],
    ["I Gst Ngr Md Kt", "i gusti ngurah made ketut"],
    ["I Luh Sari", "i luh sari"],
    ["Wyn Sudarma", "wyn sudarma"],
    ["I", "i"],
  ])("are those of Bali in %s: %s", (name, expected) => expect(words(name)).toBe(expected));

  it("are none of a name without letters", () => expect(spokenWords(" -- ")).toEqual([]));
});
