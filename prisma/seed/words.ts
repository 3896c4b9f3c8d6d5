/** Invented. */
export const notes = [
  "Bilang takut kontraknya tidak diperpanjang kalau ikut serikat.",
  "Upah lembur bulan lalu kurang dua hari. Mau kumpulkan slip gaji teman-temannya.",
  "Suaminya anggota di pabrik sebelah, jadi sudah tahu soal PKB.",
  "Minta dijelaskan iuran dipakai untuk apa saja.",
  "Mau ikut rapat, tapi harus jemput anak jam empat.",
  "Kepala regu melarang bicara di jam kerja. Lebih baik ketemu di warung Bu Tini.",
  "Temannya tiga orang di lini yang sama siap tanda tangan.",
  "Masih menunggu keputusan teman-teman satu bus jemputan.",
  "Pernah dijanjikan pengurus lama lalu tidak ada kabar. Kecewa.",
  "Keluhan utama: kipas angin mati sejak puasa, dua orang pingsan.",
  "Dia yang didengar di lininya. Tanya pendapatnya sebelum bicara dengan yang lain.",
  "Tidak mau dihubungi lewat WhatsApp, telepon saja setelah magrib.",
  "Cuti haid selalu dipersulit, harus surat dokter.",
  "Setuju dengan tuntutan, tapi belum berani bawa kartu ke dalam.",
  "Mau jadi saksi soal pemotongan upah waktu mesin rusak.",
  "Baru tiga bulan masuk lewat yayasan, belum paham haknya.",
  "Kontrak habis bulan depan. Prioritaskan.",
  "Bersedia pasang stiker di loker.",
  "Said she would talk to her cousin in finishing before Friday.",
  "Ingin tahu apa yang terjadi di pabrik lain waktu mereka menang.",
];

export const followUpTexts = [
  "Bawa tiga kartu, kumpulkan di Gerbang B",
  "Ajak Rudi ke rapat Kamis",
  "Jawab soal lembur hari Minggu",
  "Daftar nama lini 4 dan 5",
  "Kenalan dengan ketua regu malam",
  "Kembalikan surat kuasa potong upah",
  "Kirim foto slip gaji bulan lalu",
  "Tanyakan jadwal jemputan sif malam",
  "Bawa formulir untuk dua temannya",
  "Bicara dengan suaminya dulu, lalu kabari",
  "Ikut pelatihan hak dasar hari Sabtu",
  "Pasang stiker di bagian finishing",
];

export const asks = [
  "Maukah Anda tanda tangan formulir anggota hari ini?",
  "Maukah Anda ikut rapat hari Kamis?",
  "Maukah Anda mengajak dua teman satu lini?",
];

export const towns = [
  "Serang",
  "Tangerang",
  "Lebak",
  "Pandeglang",
  "Cilegon",
  "Brebes",
  "Tegal",
  "Kebumen",
  "Garut",
  "Wonogiri",
  "Lampung",
  "Karawang",
  "Malang",
];
