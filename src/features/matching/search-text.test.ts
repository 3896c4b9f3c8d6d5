import { describe, expect, it } from "vitest";
import { queryParts, searchText } from "./search-text";

describe("searchText", () => {
  it.each([
    ["Soekarno", "Sukarno"],
    ["Djoeliana", "Juliana"],
    ["Tjahjono", "Cahjono"],
    ["Sjamsul Arifin", "Syamsul Arifin"],
    ["Muh. Ali", "Mohammad Ali"],
    ["Moh Ali", "Muhammad Ali"],
    ["M. Yusuf", "Mochammad Jusuf"],
    ["St. Aminah", "Siti Aminah"],
    ["Achmad Rizky", "Ahmad Rizki"],
    ["Drs. H. Akhmad Fauzi, S.E., M.M.", "ahmad fauzi"],
    ["Hj. Siti Rahmawaty", "SITI RACHMAWATI"],
    ["Ma'ruf", "Maruf"],
    ["José", "Jose"],
    ["Chairul", "Khairul"],
    ["Chandra", "Candra"],
  ])("%s is found as %s", (one, other) => {
    expect(searchText(one)).toBe(searchText(other));
  });

  it("keeps single names, initials and titles that stand alone", () => {
    expect(searchText("Suparman")).toBe("suparman");
    expect(searchText("M")).toBe("m");
    expect(searchText("Haji")).toBe("haji");
  });

  it("adds the nickname and whatever else she is called, each word once", () => {
    expect(searchText("Siti Rahmawati", "Mbak Ira", ["Ira Sewing"])).toBe("siti rahmawati ira sewing");
  });

  it("drops a degree after a comma, not a name", () => {
    expect(searchText("Wibowo, Budi")).toBe("wibowo budi");
    expect(searchText("Budi Santoso, S.H.")).toBe("budi santoso");
  });

  it("of nothing is nothing", () => expect(searchText(" - ")).toBe(""));
});

describe("queryParts", () => {
  it.each([
    ["0812-3450 7731", { words: [], whole: [], numbers: ["0812-34507731"] }],
    ["+62 812 3450 7731", { words: [], whole: [], numbers: ["+6281234507731"] }],
    ["Hj. Djoeliana 7731", { words: ["juliana"], whole: [], numbers: ["7731"] }],
    ["EMP-0012", { words: [], whole: [], numbers: ["EMP-0012"] }],
    ["sari@example.org", { words: [], whole: [], numbers: ["sari@example.org"] }],
    ["??", { words: [], whole: [], numbers: [] }],
    ["s", { words: [], whole: [], numbers: [] }],
    ["zzzz", { words: [], whole: ["s"], numbers: [] }],
    ["aa", { words: [], whole: ["a"], numbers: [] }],
    ["ri", { words: ["ri"], whole: [], numbers: [] }],
    ["rina f", { words: ["rina", "f"], whole: [], numbers: [] }],
    ["rina zz", { words: ["rina"], whole: ["s"], numbers: [] }],
  ])("%s", (query, parts) => expect(queryParts(query)).toEqual(parts));
});
