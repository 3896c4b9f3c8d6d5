import { describe, expect, it } from "vitest";
import { recordConsent } from "@/features/consents/mutations";
import { channels } from "@/features/consents/vocabulary.schema";
import { sheetForKeying } from "@/features/paper-lists/keying.queries";
import {
  closePaperList,
  createPaperList,
  printPaperList,
  reopenPaperList,
} from "@/features/paper-lists/mutations";
import { findSheet, listPaperLists } from "@/features/paper-lists/queries";
import { readSheetCode } from "@/features/paper-lists/sheet-code";
import { today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { asked, expire, key, printed, scene } from "../../support/paper";

describe("a printed list", () => {
  it("says the least unless more is ticked, has the sheet's codes, and is in the audit with its count", async () => {
    const at = await scene();
    const { id } = await createPaperList(at.ctx, asked(at));
    const least = await printPaperList(at.ctx, id);
    expect(least.rows.map(({ name, phone, rating }) => [name, phone, rating])).toEqual([
      ["Siti R. 0.", null, null],
      ["Siti R. 1.", null, null],
      ["Siti R. 2.", null, null],
    ]);
    expect(readSheetCode(least.code)).toEqual({ code: least.code });
    expect(new Set(least.rows.map(({ code }) => code)).size).toBe(3);
    const most = await createPaperList(at.ctx, asked(at, { fullNames: "on", phones: "on", ratings: "on" }));
    expect((await printPaperList(at.ctx, most.id)).rows[0]).toMatchObject({
      name: "Siti Rahma 0",
      phone: "+628123456700",
    });
    expect(
      (await expectAudited(at.ctx, "paperList.print", { times: 2 })).map(({ details }) => details),
    ).toEqual([
      { rows: 3, fullNames: false, ratings: false, phones: false },
      { rows: 3, fullNames: true, ratings: true, phones: true },
    ]);
    await expectAudited(at.ctx, "paperList.create", { times: 2 });
  });

  it("is one sheet however often its form is sent", async () => {
    const at = await scene();
    const input = asked(at);
    expect(await createPaperList(at.ctx, input)).toEqual(await createPaperList(at.ctx, input));
    expect(await listPaperLists(at.ctx)).toMatchObject({
      total: 1,
      sheets: [{ rows: 3, keyed: 0, mine: true }],
    });
  });

  it("chooses by who is worth the walk, and refuses an empty one", async () => {
    const at = await scene();
    const [met] = at.contacts;
    const { id, row } = await printed(at);
    await key(at.ctx, id, [{ id: row(0).id, outcome: "conversation", rating: 3, dueOn: today(at.ctx) }]);
    const rowsOf = async (who: string) => (await createPaperList(at.ctx, asked(at, { who }))).rows;
    expect(await rowsOf("not_talked")).toBe(2);
    expect(await rowsOf("undecided")).toBe(1);
    expect(await rowsOf("my_follow_ups")).toBe(1);
    await expect(createPaperList(at.admin, asked(at, { who: "my_follow_ups" }))).rejects.toMatchObject({
      fields: { who: "nobody" },
    });
    if (!met) throw new Error("nobody");
    const refusal = { state: "withdrawn", purpose: "all", source: "spoken" } as const;
    await recordConsent(at.admin, {
      contactId: met.id,
      recordId: newId(),
      ...refusal,
      channels: [...channels],
    });
    expect(await rowsOf("all")).toBe(2);
  });

  it("shows nobody once it is over, until a coordinator opens it again", async () => {
    const at = await scene();
    const { id } = await printed(at);
    await expire(at.ctx, id);
    expect(await printPaperList(at.ctx, id)).toMatchObject({ state: "expired", rows: [], total: 3 });
    expect(await sheetForKeying(at.ctx, id)).toMatchObject({ rows: [] });
    await expect(reopenPaperList(at.ctx, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await reopenPaperList(at.admin, { id });
    expect((await printPaperList(at.ctx, id)).rows).toHaveLength(3);
    await closePaperList(at.ctx, { id });
    await closePaperList(at.ctx, { id });
    expect(await printPaperList(at.ctx, id)).toMatchObject({ state: "closed", rows: [] });
    await expectAudited(at.ctx, "paperList.close");
  });

  it("is nobody's outside the turf, and no delegate's", async () => {
    const at = await scene();
    const { id, sheet, row } = await printed(at);
    const elsewhere = await signedIn({
      ...{ union: at.union, role: "organiser" as const },
      turf: { whole: false, workplaceIds: [(await workplaceFactory(at.admin)).workplaceId], departments: [] },
    });
    for (const ctx of [elsewhere, await signedIn()]) {
      await expect(printPaperList(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(sheetForKeying(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(key(ctx, id, [{ id: row(0).id, outcome: "no_answer" }])).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(findSheet(ctx, sheet.code)).rejects.toMatchObject({ fields: { code: "code_unknown" } });
      expect(await listPaperLists(ctx)).toEqual({ sheets: [], total: 0 });
    }
    const delegate = await signedIn({ union: at.union, role: "delegate" });
    await expect(createPaperList(delegate, asked(at))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(printPaperList(delegate, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is one department's where the turf is one: no other's rows, and no other's sheet to close", async () => {
    const at = await scene();
    const { workplaceId, departmentId } = at.place;
    const cutting = newId();
    const department = { unionId: at.union.id, id: cutting, workplaceId, name: "Cutting" };
    await write(systemOf(at.ctx), (tx) => tx.department.createMany({ data: [department] }));
    await contactFactory(at.admin, { name: "Budi Potong", place: { ...at.place, departmentId: cutting } });
    const of = (id: string) => ({
      whole: false as const,
      workplaceIds: [],
      departments: [{ id, workplaceId }],
    });
    const organiser = { union: at.union, role: "organiser" as const };
    const [sewing, cutter] = [
      await signedIn({ ...organiser, turf: of(departmentId) }),
      await signedIn({ ...organiser, turf: of(cutting) }),
    ];
    const whole = await printed(at);
    expect(whole.sheet.rows).toHaveLength(4);
    expect((await printPaperList(cutter, whole.id)).rows.map(({ name }) => name)).toEqual(["Budi P."]);
    await expect(closePaperList(cutter, { id: whole.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const own = await createPaperList(sewing, asked(at));
    expect(own.rows).toBe(3);
    for (const read of [printPaperList, sheetForKeying])
      await expect(read(cutter, own.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listPaperLists(cutter)).sheets.map(({ id, rows }) => [id, rows])).toEqual([[whole.id, 1]]);
    await expect(closePaperList(cutter, { id: own.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await closePaperList(at.admin, { id: whole.id });
    await closePaperList(sewing, { id: own.id });
    await expectAudited(at.ctx, "paperList.close", { times: 2 });
  });

  it("is found by its number, and a slip of the finger is told apart from an unknown one", async () => {
    const at = await scene();
    const { id, sheet } = await printed(at);
    const { code } = sheet;
    expect(await findSheet(at.ctx, ` ${code.slice(0, 3)}-${code.slice(3)} `.toLowerCase())).toEqual({ id });
    const slip = (code.startsWith("K") ? "M" : "K") + code.slice(1);
    await expect(findSheet(at.ctx, slip)).rejects.toMatchObject({ fields: { code: "code_check" } });
    await expect(findSheet(at.ctx, "O0O0O0")).rejects.toMatchObject({ fields: { code: "code_letters" } });
  });
});
