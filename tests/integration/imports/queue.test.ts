import { expect, it } from "vitest";
import { searchDuplicates } from "@/features/duplicates/scan.mutations";
import { listQuestions } from "@/features/imports/questions.queries";
import { outcomesOf } from "@/features/imports/review/outcomes.queries";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { checkAll, readLines } from "../../support/imports";
import { type Invented, invent } from "../../support/twins";

const longEnough = 240_000;
const never = new AbortController().signal;

type Somebody = Pick<Invented, "name" | "birthDate" | "phones">;
const phones = ["+6283451112223"];
const birthDate = "1982-03-14";

async function listedAtNight(ctx: Context) {
  await searchDuplicates(systemOf(ctx), never);
  const rows = await read(systemOf(ctx), (tx) =>
    tx.duplicatePair.findMany({ where: { unionId: ctx.unionId }, select: { reasons: true } }),
  );
  return rows.map(({ reasons }) => reasons);
}

async function checked(ctx: Context, { workplaceId }: Place, people: readonly Somebody[]): Promise<string> {
  const lines = people.map(
    ({ name, phones: [phone = ""] = [], birthDate: day }) => `${name},${phone},${day ?? ""}`,
  );
  const id = await readLines(ctx, "list.csv", ["Nama,No HP,Tanggal Lahir", ...lines]);
  await checkAll(ctx, id, { recordHeadcount: false, place: { workplaceId } });
  return id;
}

it.each<[string, Somebody, Somebody, string[]]>([
  [
    "names in another order and one day of birth",
    { name: "Tono Hartono", birthDate, phones: ["+6283451119999"] },
    { name: "Hartono Tono", birthDate, phones },
    ["same_birth_date", "swapped_names"],
  ],
  [
    "one word of the name and the telephone",
    { name: "Endang Sri Rejeki", phones },
    { name: "Endang", phones },
    ["same_phone", "part_of_name"],
  ],
  [
    "one name at one place where nothing tells the two apart",
    { name: "Nurul Hidayah" },
    { name: "Nurul Hidayah", phones },
    ["same_name", "same_place"],
  ],
])(
  "asks about %s for the reasons for which the search at night lists them",
  async (_what, here, coming, reasons) => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const job = { place, employeeNumber: null, startedOn: null };
    await invent(ctx, { ...here, job });
    const id = await checked(ctx, place, [coming]);
    expect((await listQuestions(ctx, id)).questions.map((question) => question.reasons)).toEqual([reasons]);
    expect(await outcomesOf(ctx, id)).toMatchObject({ known: 0, created: 0, toConfirm: 1 });
    await invent(ctx, { ...coming, job });
    expect(await listedAtNight(ctx)).toEqual([reasons]);
  },
  longEnough,
);

it(
  "asks nothing of a bare name at one place that several have, or that telephones tell apart",
  async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const job = { place, employeeNumber: null, startedOn: null };
    for (const name of ["Siti Aminah", "Sri Wahyuni", "Sri Wahyuni"]) await invent(ctx, { name, job });
    await invent(ctx, { name: "Dewi Lestari", phones: ["+6283451118888"], job });
    const coming = ["Siti Aminah", "Siti Aminah", "Sri Wahyuni", "Dewi Lestari"];
    const people = coming.map((name, at) => ({ name, phones: [`+628345111222${at}`] }));
    const id = await checked(ctx, place, people);
    expect(await outcomesOf(ctx, id)).toMatchObject({ created: 4, toConfirm: 0 });
  },
  longEnough,
);
