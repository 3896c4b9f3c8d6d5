import type { ReactNode } from "react";
import { chunked } from "../chunked";
import { indonesianDay } from "../indonesian-day";
import type { Packet, PacketPerson } from "../packets.queries";

const rowsOnPage = 26;

/** A letter to an Indonesian employer by KEP.187/MEN/X/2004 art. 4(2), with its five annexes: always in Indonesian, whoever prints it. */
export function PacketPages({ packet }: { packet: Packet }) {
  return (
    <div className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0 print:overflow-visible" lang="id">
      <Letter packet={packet} />
      <PeoplePages packet={packet} />
      <BoardPage packet={packet} />
      <Page packet={packet} title="Lampiran 3 · Bukti pencatatan serikat">
        <p>Nomor bukti pencatatan: {packet.registration ?? blank}</p>
        <p className="mt-4">
          Salinan bukti pencatatan dari Dinas Tenaga Kerja dilampirkan di balik halaman ini.
        </p>
      </Page>
      <AuthorityPages packet={packet} />
      <Page packet={packet} title="Lampiran 5 · Ketentuan iuran">
        <p>Besar iuran ditetapkan dalam: {packet.duesRule ?? blank}</p>
        <p className="mt-4">
          Salinan anggaran dasar, anggaran rumah tangga, atau peraturan organisasi dilampirkan di balik
          halaman ini.
        </p>
        <p className="mt-4">Rekening serikat: {packet.account ?? blank}</p>
      </Page>
    </div>
  );
}

const blank = "…………………………………………";

function Page({ packet, title, children }: { packet: Packet; title: string | null; children: ReactNode }) {
  return (
    <article
      className="paper-page mb-6 flex flex-col bg-sheet text-[10.5pt] text-ink shadow-1 print:mb-0 print:shadow-none"
      data-slot="paper-page"
    >
      <header className="mb-[6mm] border-b-2 border-ink pb-[2mm]">
        <p className="text-[13pt] font-head">{packet.union}</p>
        {title ? <h2 className="text-[11pt] font-strong">{title}</h2> : null}
        <p className="text-[8.5pt]">
          Surat nomor {packet.letterNumber}, {indonesianDay(packet.dated)}
        </p>
      </header>
      {children}
    </article>
  );
}

function Letter({ packet }: { packet: Packet }) {
  return (
    <Page packet={packet} title={null}>
      <div className="grid gap-[4mm]">
        <p className="text-end">{[packet.place, indonesianDay(packet.dated)].filter(Boolean).join(", ")}</p>
        <p>
          Nomor: {packet.letterNumber}
          <br />
          Lampiran: 5 (lima)
          <br />
          Perihal: Pemungutan iuran anggota melalui potongan upah
        </p>
        <p>
          Kepada Yth.
          <br />
          {packet.receiver ?? "Pimpinan Perusahaan"}
          <br />
          {packet.employer}
        </p>
        <p>Dengan hormat,</p>
        <p>
          Berdasarkan Keputusan Menteri Tenaga Kerja dan Transmigrasi Nomor KEP.187/MEN/X/2004 tentang Iuran
          Anggota Serikat Pekerja/Serikat Buruh, kami memberitahukan bahwa {packet.people.length} anggota kami
          di {packet.employer} telah memberi kuasa kepada perusahaan untuk memotong iuran anggota dari upahnya
          setiap bulan dan menyetorkannya kepada serikat.
        </p>
        <p>Bersama surat ini kami lampirkan:</p>
        <ol className="list-decimal ps-[7mm]">
          <li>daftar nama anggota;</li>
          <li>daftar pengurus dan pengesahannya;</li>
          <li>bukti pencatatan serikat;</li>
          <li>surat kuasa dari anggota;</li>
          <li>ketentuan besarnya iuran.</li>
        </ol>
        <p>
          Kami mohon potongan dibukukan tersendiri dan dimulai pada pembayaran upah berikutnya. Setoran ke:{" "}
          {packet.account ?? blank}.
        </p>
        <p>Atas kerja samanya kami mengucapkan terima kasih.</p>
        <Signatures left="Ketua" right="Sekretaris" />
        <p className="mt-[8mm] border-t border-rule pt-[3mm] text-[9pt]">
          Tanda terima perusahaan: nama {blank} tanggal {blank} tanda tangan dan cap {blank}
        </p>
      </div>
    </Page>
  );
}

function Signatures({ left, right }: { left: string; right: string }) {
  return (
    <div className="mt-[6mm] grid grid-cols-2 gap-[10mm] text-center">
      {[left, right].map((office) => (
        <p key={office}>
          {office}
          <span className="mt-[18mm] block border-t border-ink">nama dan tanda tangan</span>
        </p>
      ))}
    </div>
  );
}

const cell = "border border-rule px-[1.5mm] py-[0.8mm] text-start align-top";

function Rows({
  head,
  rows,
  from,
}: {
  head: readonly string[];
  rows: readonly (readonly (string | null)[])[];
  from: number;
}) {
  return (
    <table className="w-full border-collapse text-[9pt]">
      <thead>
        <tr>
          {["No.", ...head].map((word) => (
            <th className={cell} key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .map((row, at) => ({ row, number: from + at }))
          .map(({ row, number }) => (
            <tr key={number}>
              <td className={cell}>{number}</td>
              {head.map((word, column) => (
                <td className={cell} key={word}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function PeoplePages({ packet }: { packet: Packet }) {
  const row = ({ name, employeeNumber, department, cardNumber }: PacketPerson) => [
    name,
    employeeNumber,
    department,
    cardNumber,
  ];
  return chunked(packet.people, rowsOnPage).map((people, at) => (
    <Page key={people[0]?.name} packet={packet} title="Lampiran 1 · Daftar nama anggota">
      <Rows
        from={at * rowsOnPage + 1}
        head={["Nama", "No. karyawan", "Bagian", "No. KTA"]}
        rows={people.map(row)}
      />
    </Page>
  ));
}

function BoardPage({ packet }: { packet: Packet }) {
  const rows = packet.board.map(({ name, office, fromOn, decree, decreeOn }) => [
    ...[name, office, indonesianDay(fromOn)],
    [decree, decreeOn && indonesianDay(decreeOn)].filter(Boolean).join(", "),
  ]);
  return (
    <Page packet={packet} title="Lampiran 2 · Pengurus dan pengesahannya">
      {rows.length > 0 ? (
        <Rows from={1} head={["Nama", "Jabatan", "Sejak", "SK pengesahan"]} rows={rows} />
      ) : (
        <p>Pengurus: {blank}</p>
      )}
    </Page>
  );
}

function AuthorityPages({ packet }: { packet: Packet }) {
  const row = ({ name, signedOn, form, wording }: PacketPerson) => [
    ...[name, indonesianDay(signedOn), form === "paper" ? "kertas" : "elektronik", wording],
  ];
  return chunked(packet.people, rowsOnPage).map((people, at) => (
    <Page key={people[0]?.name} packet={packet} title="Lampiran 4 · Surat kuasa anggota">
      <Rows
        from={at * rowsOnPage + 1}
        head={["Nama", "Ditandatangani", "Bentuk", "Isi kuasa"]}
        rows={people.map(row)}
      />
      <p className="mt-[4mm] text-[9pt]">Surat kuasa asli dilampirkan menurut urutan daftar ini.</p>
    </Page>
  ));
}
