import { describe, expect, it } from "vitest";
import { markupOf, wordsOf } from "../../../../tests/support/rendered";
import type { Packet, PacketPerson } from "../packets.queries";
import type { VerificationPack } from "../verification-list.queries";
import { verificationDocument } from "../verification-pack";
import { PacketPages } from "./packet-pages";

const person = (at: number): PacketPerson => ({
  ...{ name: `Pekerja ${at}`, employeeNumber: `E-${at}`, department: "Jahit", cardNumber: null },
  ...{ signedOn: "2026-10-09", form: "paper", wording: "1% dari UMK" },
});
const packet = (people: number): Packet => ({
  ...{
    id: "p",
    union: "SP Garmen",
    employerId: "e",
    employer: "PT Contoh",
    letterNumber: "88/X",
    dated: "2026-10-13",
  },
  ...{
    place: "Serang",
    receiver: null,
    registration: "121/2019",
    duesRule: "ART 30",
    account: null,
    deliveredOn: null,
  },
  people: Array.from({ length: people }, (_, at) => person(at + 1)),
  board: [{ name: "Joko", office: "Ketua", fromOn: "2026-01-05", decree: "SK 3", decreeOn: "2026-01-04" }],
});
const pagesOf = (people: number) =>
  markupOf(<PacketPages packet={packet(people)} />).split("<article").length - 1;

describe("the pages of a letter", () => {
  it("are the letter and five annexes, in Indonesian whatever the language", () => {
    const words = wordsOf(<PacketPages packet={packet(2)} />, "en");
    for (const annex of [1, 2, 3, 4, 5]) expect(words).toContain(`Lampiran ${annex} ·`);
    for (const said of [
      "KEP.187/MEN/X/2004",
      "13 Oktober 2026",
      "2 anggota kami",
      "Joko",
      "SK 3, 4 Januari 2026",
      "E-2",
    ])
      expect(words).toContain(said);
  });

  it("go on to another page where the members do not fit on one", () => {
    expect([pagesOf(2), pagesOf(26), pagesOf(27)]).toEqual([6, 6, 8]);
  });
});

const pack: VerificationPack = {
  ...{ union: "SP <b>Garmen</b>", employer: "PT Contoh", on: "2026-11-30", members: 2, verifiable: 1 },
  rows: [
    {
      ...{ name: "Ayu & Sri", employeeNumber: null, department: "Jahit", evidence: "card", number: "K-1" },
      ...{ issuedOn: "2026-04-02", signedOn: null, otherUnion: null },
    },
    {
      ...{ name: "Budi", employeeNumber: "7", department: null, evidence: "claimed", number: null },
      ...{ issuedOn: null, signedOn: null, otherUnion: "SP Lain" },
    },
  ],
};

describe("the file for the manpower office", () => {
  const document = verificationDocument(pack, "No. 3, Dewi");
  it("has figures, list, both signature blocks and objections", () => {
    for (const said of [
      "Dapat dibuktikan",
      "2 April 2026",
      "Diklaim SP Lain",
      "Keberatan tertulis",
      "No. 3, Dewi",
    ])
      expect(document).toContain(said);
    expect(document.split("nama, tanda tangan, cap")).toHaveLength(3);
  });

  it("takes names as text, whatever stands in them", () => {
    expect(document).toContain("Ayu &amp; Sri");
    expect(document).not.toContain("<b>Garmen");
  });
});
