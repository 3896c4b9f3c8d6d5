import { describe, expect, it } from "vitest";
import { firstRun, updateUnion } from "@/features/unions/mutations";
import { getUnion, isInstallationEmpty } from "@/features/unions/queries";
import { firstRunInput, unionInput } from "@/features/unions/schema";
import { auditRows } from "../../support/audit";
import { signedIn, unionFactory } from "../../support/factories";

const first = firstRunInput.parse({
  ...{
    token: "first-run-token-of-the-tests",
    unionName: "SP Sinar",
    locale: "id",
    country: "ID",
    timeZone: "Asia/Makassar",
  },
  ...{ name: "Rina", email: "rina@example.org", password: "a long enough pass phrase" },
});

const changed = {
  ...{ name: "SP Sinar Jaya", timeZone: "Asia/Jayapura", country: "ID" },
  phoneAssessments: true,
};

describe("a union's name, zone and country", () => {
  it("are changed by an admin, with an audit row that tells no name", async () => {
    const admin = await signedIn();
    await updateUnion(admin, changed);
    expect(await getUnion(admin)).toMatchObject(changed);
    expect(await auditRows(admin, "union.update")).toEqual([
      {
        ...{ actorName: admin.actor.name, entity: "union", entityId: admin.unionId },
        details: { timeZone: "Asia/Jayapura", country: "ID", phoneAssessments: true },
      },
    ]);
  });

  it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
    "are refused for a %s",
    async (role) => {
      const ctx = await signedIn({ role });
      const before = await getUnion(ctx);
      await expect(updateUnion(ctx, changed)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await getUnion(ctx)).toEqual(before);
    },
  );

  it("are everybody's to read", async () => {
    const admin = await signedIn();
    const union = { id: admin.unionId, timeZone: admin.timeZone };
    for (const role of ["organiser", "delegate", "observer"] as const)
      expect(await getUnion(await signedIn({ role, union })), role).toEqual(await getUnion(admin));
  });

  it("are one union's own: another's stay as they are", async () => {
    const [admin, other] = [await signedIn(), await signedIn()];
    const before = await getUnion(other);
    await updateUnion(admin, changed);
    expect(await getUnion(other)).toEqual(before);
  });

  it.each([
    [{ name: " " }, "name", "required"],
    [{ name: "x".repeat(201) }, "name", "too_long"],
    [{ timeZone: "Asia/Bandung" }, "timeZone", "choice"],
    [{ country: "Indonesia" }, "country", "choice"],
    [{ country: "id" }, "country", "choice"],
  ])("are refused with %j", (more, field, reason) => {
    const { error } = unionInput.safeParse({ ...changed, ...more });
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, reason]]);
  });
});

describe("the first run", () => {
  it("is refused without the token that the terminal printed", async () => {
    await expect(firstRun({ ...first, token: "guessed" })).rejects.toMatchObject({
      ...{ code: "INVALID", fields: { token: "token" } },
    });
  });

  it("is refused once there is a union", async () => {
    await unionFactory();
    expect(await isInstallationEmpty()).toBe(false);
    await expect(firstRun(first)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it.each([
    [{ password: "short" }, "password"],
    [{ email: "rina" }, "email"],
    [{ name: "" }, "name"],
    [{ locale: "jv" }, "locale"],
    [{ country: "" }, "country"],
  ])("is refused with %j", (more, field) => {
    expect(firstRunInput.safeParse({ ...first, ...more }).error?.issues[0]?.path).toEqual([field]);
  });
});
