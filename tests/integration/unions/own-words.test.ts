import { describe, expect, it } from "vitest";
import { setOwnWords } from "@/features/unions/own-words.mutations";
import { ownWords } from "@/features/unions/own-words.queries";
import { ownWordsInput } from "@/features/unions/own-words.schema";
import { expectAudited } from "../../support/audit";
import { signedIn } from "../../support/factories";

describe("a union's own words", () => {
  it("are kept by language, seen by everybody in it at once, and in the audit", async () => {
    const admin = await signedIn();
    expect(await ownWords(admin)).toEqual({});
    await setOwnWords(admin, { en_turf: "patch", id_unit: "pengurus PUK" });
    const delegate = await signedIn({
      role: "delegate",
      union: { id: admin.unionId, timeZone: admin.timeZone },
    });
    expect(await ownWords(delegate)).toEqual({ en: { turf: "patch" }, id: { unit: "pengurus PUK" } });
    await expectAudited(admin, "union.words");
    await setOwnWords(admin, {});
    expect(await ownWords(delegate)).toEqual({ en: {}, id: {} });
  });

  it("are not another union's", async () => {
    await setOwnWords(await signedIn(), { en_turf: "patch" });
    expect(await ownWords(await signedIn())).toEqual({});
  });

  it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
    "are not changed by a role of %s",
    async (role) => {
      await expect(setOwnWords(await signedIn({ role }), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  it.each(["{name}", "<b>", "it's #1", "x".repeat(41)])(
    "are refused as %s, which a message would not survive",
    (word) => {
      expect(ownWordsInput.safeParse({ en_turf: word }).error?.issues[0]?.path).toEqual(["en_turf"]);
    },
  );
});
