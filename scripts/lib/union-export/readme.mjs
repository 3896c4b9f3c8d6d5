import { TABLE_WORDS } from "./table-words.mjs";

const ENGLISH = `SERIKAT: EVERYTHING OF A UNION

data/    every table as JSON Lines: one line a row, a JSON object of its columns. UTF-8.
csv/     the same rows for a spreadsheet program: commas, the columns' names in the first line. A cell that a spreadsheet
         might run as a formula begins with an apostrophe. Lists and objects are JSON.
files/   uploaded files that wait for their import, named by their id in import_batch.
manifest.json   version and moment; for each table its columns, number of rows and the SHA-256 of its file in data/.
keys.json       the key of codes in the columns national_id_key, address_key and address_keys, and of the seals of the audit.

Times are in UTC, days are YYYY-MM-DD. Ids are UUIDs; a column like contact_id has the id of a row in contact. Numbers that may be
longer than a program's are texts. Notes, ID numbers, addresses and everything else that Serikat keeps encrypted is readable here:
treat this file like the members' list that it is, and delete it when it is no longer needed.

Not in it: passwords, second factors and sessions. To bring it into an empty Serikat: npm run import-union -- FILE

TABLES
`;

const INDONESIAN = `SERIKAT: SEMUA DATA SEBUAH SERIKAT

data/    setiap tabel sebagai JSON Lines: satu baris satu data, objek JSON dengan kolom-kolomnya. UTF-8.
csv/     data yang sama untuk program lembar kerja: dipisah koma, nama kolom di baris pertama. Sel yang bisa dijalankan
         sebagai rumus diawali tanda petik. Daftar dan objek ditulis sebagai JSON.
files/   file yang menunggu diimpor, dinamai menurut id di import_batch.
manifest.json   versi dan waktu; untuk setiap tabel kolomnya, jumlah baris, dan SHA-256 filenya di data/.
keys.json       kunci untuk kode di kolom national_id_key, address_key, dan address_keys, serta segel audit.

Waktu dalam UTC, tanggal YYYY-MM-DD. Id berupa UUID; kolom seperti contact_id berisi id sebuah baris di contact. Angka yang bisa lebih
panjang dari angka program ditulis sebagai teks. Catatan, NIK, alamat, dan semua yang disimpan Serikat secara terenkripsi bisa dibaca di
sini: jaga file ini seperti daftar anggota, dan hapus kalau tidak dipakai lagi.

Tidak ada di dalamnya: kata sandi, faktor kedua, dan sesi. Untuk memasukkannya ke Serikat yang kosong: npm run import-union -- FILE

TABEL
`;

/** What stands in the file for a reader who has nothing else, in both languages. */
export function readmes(tables, mark = "") {
  const width = Math.max(...tables.map((name) => name.length)) + 2;
  const listed = (language) =>
    tables.map((name) => `${name.padEnd(width)}${TABLE_WORDS[name]?.[language] ?? ""}\n`).join("");
  const first = mark && `${mark}\n\n`;
  return {
    "README.txt": `${first}${ENGLISH}${listed(0)}`,
    "BACA.txt": `${first}${INDONESIAN}${listed(1)}`,
  };
}
