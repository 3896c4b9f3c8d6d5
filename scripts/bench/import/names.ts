const first =
  "Siti Nur Sri Dewi Rina Ratna Yanti Endang Wahyu Agus Budi Joko Slamet Eko Dwi Tri Ahmad Muhammad Abdul Hendra Rudi Asep Ujang Dedi Iwan Yusuf Fitri Lestari Putri Ayu Indah Maya Nita Wulan Tuti Kartika Bambang Heri Arif Rizki Dian Yuli Ani Ida Suci Mega Lina Rosa Andi Irfan";
const middle =
  "Kurnia Wati Hadi Purna Jaya Surya Eka Indra Adi Nurul Rahma Laila Intan Cahya Bayu Galih Satria Panji Laras Melati Mawar Sekar Puspa Citra Ratih Widya Asih Tirta Candra Guntur";
const last =
  "Rahmawati Santoso Wibowo Saputra Hidayat Susanti Lestari Handayani Kusuma Setiawan Nugroho Prasetyo Suryadi Hartono Gunawan Permana Maulana Fauzi Ramadhan Kurniawan Wijaya Utami Anggraini Puspita Safitri Oktaviani Marlina Mulyani Sukmawati Hasanah Khotimah Aminah Fatimah Zahra Firmansyah Syahputra Siregar Nasution Lubis Simanjuntak Sihombing Panjaitan Ginting Tarigan Sembiring Wahyudi Supriyadi Mulyadi Sudrajat Sutisna Rohmat Sobari Jumadi Paiman Karyadi Wartini Sumiati Rohani Maesaroh Juariah";

const lists = { first: first.split(" "), middle: middle.split(" "), last: last.split(" ") };
export const nameLists = lists;

/** Seeded (mulberry32): two runs measure the same rows. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Squared: the first of a list come up far more often than the last. */
const pick = (list: readonly string[], random: () => number) =>
  list[Math.floor(random() ** 2 * list.length)] ?? "";

export function nameBy(random: () => number): string {
  const two = `${pick(lists.first, random)} ${pick(lists.last, random)}`;
  return random() < 0.35 ? two : two.replace(" ", ` ${pick(lists.middle, random)} `);
}
