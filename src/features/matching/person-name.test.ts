import { describe, expect, it } from "vitest";
import { comparableName, compareNames } from "./person-name";
import { searchText } from "./search-text";

const likeness = (one: string, other: string) => compareNames(comparableName(one), comparableName(other));

describe("one name in two hands", () => {
  it.each([
    ["Ny. Siti Aminah", "Siti Aminah"],
    ["Tn. Budi Santoso", "Budi Santoso"],
    ["Ibu Sri Wahyuni", "Sri Wahyuni"],
    ["Pak Slamet Riyadi", "Slamet Riyadi"],
    ["Bpk. Slamet Riyadi", "Slamet Riyadi"],
    ["Ust. Ahmad Fauzi", "Ahmad Fauzi"],
    ["Rr. Dyah Ayu", "Dyah Ayu"],
    ["Nn. Rina Marlina", "Rina Marlina"],
    ["Budi Santoso (Alm)", "Budi Santoso"],
    ["Almh. Siti Aminah", "Siti Aminah"],
    ["Siti Aminah, A.Md.Keb", "Siti Aminah"],
    ["Siti Aminah A.Md.Keb.", "Siti Aminah"],
    ["Mohammed Ali Jafar", "Muhammad Ali Jafar"],
    ["Siti Chotimah", "Siti Khotimah"],
    ["Ni Luh Putu Ayu", "Ni Putu Ayu"],
    ["I Wyn Sudarma", "I Wayan Sudarma"],
    ["Wahju Hidayat", "Wahyu Hidayat"],
    ["Soejono", "Suyono"],
    ["Tjahjono Djoko", "Cahyono Joko"],
    ["Sjamsul Bahri", "Syamsul Bahri"],
    ["Njoman Sukra", "Nyoman Sukra"],
    ["Jörgen Müller", "Joergen Mueller"],
    ["Soekarno", "Sukarno"],
  ])("%s is %s", (one, other) => {
    expect(["same", "similar"]).toContain(likeness(one, other));
  });

  it.each([
    ["Siti Aminah", "Siti Rohmah"],
    ["Budi Santoso", "Budi Santosa Wijaya"],
    ["Dewi Ratnasari", "Devi Anggraini"],
    ["Ali", "Alim"],
    ["Abdul M.Ali", "Abdul"],
    ["Ni Luh", "Ni Putu"],
    ["Mas", "Ibu"],
  ])("%s is not %s", (one, other) => {
    expect(["same", "similar"]).not.toContain(likeness(one, other));
  });

  it.each([
    ["Darsono, S.E.", "DARSONO SE"],
    ["Darsono, S. E.", "Darsono"],
    ["Dewi Lestari, S.H., M.M.", "Dewi Lestari SH MM"],
    ["Rina Marlina ST", "Rina Marlina"],
    ["Drs. Joko Susilo M.Si", "JOKO SUSILO MSI"],
    ["Ir. Agus Salim, S.Kom., M.T.", "Agus Salim S.Kom MT"],
    ["Siti Aminah A.Md", "SITI AMINAH AMD"],
    ["Sri Wahyuni S.Pd", "Hj. Sri Wahyuni, SPd"],
  ])("%s is %s, whatever was studied", (one, other) => {
    expect(likeness(one, other)).toBe("same");
    expect(searchText(one)).toBe(searchText(other));
  });

  it.each(["Rudy Ma", "Amadou Ba", "SE", "ST Aminah"])("%s has no degree", (name) => {
    expect(comparableName(name).words.join(" ")).toBe(name.toLowerCase());
  });

  it.each([
    ["Endang", "Endang Sri Rejeki", "part"],
    ["Hj. Chotimah", "Khotimah Sari", "part"],
    ["Slamet", "Siti Slamet", "different"],
    ["Ali", "Alim Mukti", "different"],
    ["Ni", "Ni Putu", "different"],
  ])("%s of %s is %s", (one, other, expected) => {
    expect(likeness(one, other)).toBe(expected);
    expect(likeness(other, one)).toBe(expected);
  });

  it("of father and son are two by what stands behind them, and found by either", () => {
    expect(comparableName("Budi Santoso, Jr.").generation).toBe("jr");
    expect(searchText("Budi Santoso, Jr.")).toBe(searchText("Budi Santoso"));
  });
});
