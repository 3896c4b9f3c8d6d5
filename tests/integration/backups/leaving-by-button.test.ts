import { createWriteStream } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { askUnionExport, beginUnionExport } from "@/features/exports/union.mutations";
import { newId } from "@/lib/ids";
import { programOutput } from "@/lib/own-program";
import { openExport } from "../../../scripts/lib/union-export/read.mjs";
import { expectAudited } from "../../support/audit";
import { folder } from "../../support/backups";
import { signedIn } from "../../support/factories";
import { type Inhabited, inhabitedUnion } from "../../support/inhabited-union";

const reason = "we leave for another program";
const signal = new AbortController().signal;
let inhabited: Inhabited;
beforeAll(async () => {
  inhabited = await inhabitedUnion();
});

describe("a union taken out in the settings", () => {
  it("is one file of that union alone, which says who took it", async () => {
    await inhabitedUnion();
    const { admin } = inhabited;
    const { id } = await askUnionExport(admin, { id: newId(), reason });
    await beginUnionExport(admin, id);
    await expectAudited(admin, "union.export");
    const file = path.join(folder(), "union.zip");
    const zip = programOutput("export.mjs", ["--job", admin.unionId], { signal, input: "Export 1 · Maria" });
    await pipeline(zip, createWriteStream(file));
    const source = await openExport(file);
    const readme = (await buffer(await source.stream("README.txt"))).toString("utf8");
    source.close();
    expect(source.manifest.unions.map(({ id: union }) => union)).toEqual([admin.unionId]);
    expect(readme).toMatch(/^Export 1 · Maria\n/);
  });

  it("is fetched once", async () => {
    const { admin } = inhabited;
    const { id } = await askUnionExport(admin, { id: newId(), reason });
    await beginUnionExport(admin, id);
    await expect(beginUnionExport(admin, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
    "is refused for %s",
    async (role) => {
      const ctx = await signedIn({ role, union: inhabited.union });
      await expect(askUnionExport(ctx, { id: newId(), reason })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(beginUnionExport(ctx, newId())).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  it("asks for a proof", async () => {
    const admin = { ...inhabited.admin, provedAt: null };
    await expect(askUnionExport(admin, { id: newId(), reason })).rejects.toMatchObject({
      code: "PROOF_NEEDED",
    });
  });

  it("breaks off where the program fails, and does not look whole", async () => {
    const zip = programOutput("export.mjs", ["--job", newId()], { signal, input: "" });
    await expect(buffer(zip)).rejects.toThrow("export.mjs ended with 1");
  });
});
