import { describe, expect, it } from "vitest";
import { fieldsOfFile, overwritesOf } from "./overwrite-policy";

describe("what a file may change", () => {
  it("is nothing but gaps when nobody said what the file is", () => {
    expect(new Set(Object.values(overwritesOf(null, null)))).toEqual(new Set(["fill", "ours"]));
    expect(overwritesOf(null, null)["contact.name"]).toBe("ours");
  });

  it("is the job when it is the employer's roster, and never the name or the telephone", () => {
    expect(overwritesOf("roster", null)).toMatchObject({
      "job.department": "file",
      "job.employeeNumber": "file",
      "job.startedOn": "fill",
      "contact.name": "ours",
      "contact.phones": "fill",
      "membership.cardNumber": "fill",
    });
  });

  it("is the card when it is the member list", () => {
    expect(overwritesOf("members", null)).toMatchObject({
      "membership.cardNumber": "file",
      "job.department": "fill",
    });
  });

  it("is what the admin chose, as far as the field has the choice", () => {
    const chosen = { "job.department": "ours", "contact.phones": "file", "contact.name": "file" } as const;
    expect(overwritesOf("roster", chosen)).toMatchObject({
      "job.department": "ours",
      "contact.phones": "fill",
      "contact.name": "file",
    });
  });

  it("is asked only for what the file has", () => {
    const columns = [
      { field: "contact.birthPlaceDate" },
      { field: "ignore" },
      { field: "job.shift" },
    ] as const;
    expect(fieldsOfFile(columns, { placed: true })).toEqual([
      "contact.birthDate",
      "contact.birthPlace",
      "job.workplace",
      "job.shift",
    ]);
  });
});
