import type { Dice } from "./random";

const women = (
  "Siti Dewi Sri Ani Yanti Rina Wati Sumarni Rohani Ningsih Fitri Nur Lilis Euis Cucu Imas Tuti Ratna Indah Putri Ayu Wulan " +
  "Eka Dwi Tri Retno Endang Sulastri Suryani Kartini Maryam Aminah Khadijah Halimah Zubaidah Yuliana Kristina Maria Martha " +
  "Debora Ester Rosmawati Nurhayati Herlina Marlina Novita Desi Rini Yuni Septi Mega Intan Melati Kusuma Laras Tini Mimin " +
  "Komala Dedeh Iis Entin Nengah Wayan Kadek Ketut Luh Sumiati Parti Kasmi Wagini Titin"
).split(" ");
const men = (
  "Agus Budi Joko Bambang Slamet Hadi Eko Dwi Tri Wahyu Rudi Dedi Asep Ujang Dadang Cecep Iwan Hendra Yusuf Ahmad Abdul Muhammad " +
  "Rahmat Hidayat Fajar Rizki Arif Bayu Dimas Galih Teguh Suyanto Sugeng Supri Paijo Wagiman Sukarno Tono Anton Andi Baso Daeng " +
  "Made Wayan Nyoman Ketut Gede Putu Binsar Togar Parulian Jonathan Yohanes Petrus Stefanus Markus Robertus Hasan Husein Ibrahim " +
  "Ismail Zainal Jamal Kamal Nurdin Saiful Imam Anwar Taufik Deni Ferry Heri Yanto Cahyo Gunawan"
).split(" ");
const familyNames = (
  "Wulandari Rahmawati Kusumawardani Lestari Handayani Puspitasari Anggraini Maharani Utami Safitri Oktaviani Susanti Permatasari " +
  "Hartono Susilo Santoso Wibowo Nugroho Prasetyo Setiawan Saputra Kurniawan Hidayat Gunawan Firmansyah Ramadhan Maulana Suhendar " +
  "Supriatna Sutisna Permana Sudrajat Hermawan Suryadi Mulyadi Mulyana Rohman Fauzi Syahputra Siregar Sihombing Simanjuntak " +
  "Nasution Lubis Harahap Panjaitan Tambunan Hutapea Ginting Tarigan Sembiring Sinaga Manurung Chaniago Sikumbang Tanjung Koto " +
  "Piliang Pattiwael Matulessy Latuconsina Wenas Lumentut Manoppo Suardana Sudiarta Wijaya Halim Tanoto Kusnadi Iskandar"
).split(" ");
const ofWomen = new Set(familyNames.slice(0, 13));
const english = {
  female: ["Grace", "Emily", "Sarah", "Linda", "Angela", "Nancy", "Monica", "Jessica"],
  male: ["Daniel", "Michael", "Kevin", "Ronald", "Steven", "Andrew", "Jimmy", "Victor"],
  family: ["Carter", "Mason", "Turner", "Bennett", "Hughes", "Palmer", "Fletcher", "Osborne"],
};
const shortened: Record<string, string> = { Muhammad: "Muh.", Abdul: "Abd.", Siti: "St." };

type Sex = "female" | "male";
export type Person = { sex: Sex; name: string; nickname: string | null };

/** Single names, compound names, clan names and short spellings as in a factory list. */
export function person(dice: Dice, shareOfWomen: number): Person {
  const sex: Sex = dice.chance(shareOfWomen) ? "female" : "male";
  if (dice.chance(0.03))
    return { sex, name: `${dice.pick(english[sex])} ${dice.pick(english.family)}`, nickname: null };
  const given = givenNames(dice, sex);
  const called = given.at(-1) ?? "";
  const family = dice.chance(0.82) || given.length === 1 ? [familyName(dice, sex)] : [];
  const full = dice.chance(0.1) ? [called] : [...given, ...family];
  const first = full[0] ?? called;
  const spelled = dice.chance(0.25) && full.length > 1 ? [shortened[first] ?? first, ...full.slice(1)] : full;
  return {
    sex,
    name: [...new Set(spelled)].join(" "),
    nickname: dice.chance(0.12) ? called.slice(0, 3) : null,
  };
}

function givenNames(dice: Dice, sex: Sex): string[] {
  const list = sex === "female" ? women : men;
  return dice.chance(0.3) ? [dice.pick(list), dice.pick(list)] : [dice.pick(list)];
}

function familyName(dice: Dice, sex: Sex): string {
  const name = dice.pick(familyNames);
  return sex === "male" && ofWomen.has(name) ? dice.pick(familyNames.slice(13)) : name;
}

// Prefixes that no Indonesian operator has, so that nobody's telephone rings.
const prefixes = ["834", "835", "836", "837", "839", "854", "874", "875", "876", "893", "894"];

export const phone = (dice: Dice) => `+62${dice.pick(prefixes)}${dice.digits(dice.chance(0.6) ? 8 : 7)}`;

/** Sixteen digits of a province that does not exist. */
export const nationalId = (dice: Dice) => `99${dice.digits(14)}`;

export function email(dice: Dice, name: string): string {
  const stem = name.toLowerCase().replaceAll(".", "").split(" ").slice(0, 2).join(".");
  return `${stem}${dice.digits(3)}@example.org`;
}
