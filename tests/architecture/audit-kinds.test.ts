import { describe, expect, it } from "vitest";
import { actionsOf } from "@/features/audit/kinds.schema";
import { filesBelow, isTest, source } from "../support/source-files";

// Put together where they are called: steps of one noun, acts on departments and shifts, and rows of an import by their list.
const partly = [
  /^(import|followUp|conversation)\.\$\{action\}$/,
  /^\$\{kind\}\.(create|edit|reorder|remove)$/,
  /^import\.export_\$\{listOf\(asked\)\.filter\}$/,
];
const listed = Object.values(actionsOf).flat();

/** What stands behind `action` where audit rows are written: names in full, and those that are put together. */
const inCode = filesBelow("src/features")
  .filter((path) => path.endsWith(".ts") && !isTest(path))
  .map(source)
  .filter((text) => /\baudit(Of|Batch)?\(|AuditEvent/.test(text))
  .flatMap((text) => [...text.matchAll(/\baction(?::|\s=)\s*([^,;\n]+)/g)].map(([, value = ""]) => value))
  .flatMap((value) => [...value.matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, name = ""]) => name))
  .filter((name) => name.includes("."));

describe("the kind of an audited action", () => {
  it("is said for every one in the code (src/features/audit/kinds.schema.ts)", () => {
    const known = (name: string) =>
      listed.some((action) => action === name) || partly.some((pattern) => pattern.test(name));
    expect(inCode.length).toBeGreaterThan(80);
    expect([...new Set(inCode)].filter((name) => !known(name))).toEqual([]);
  });

  it("is one", () => {
    expect(listed.filter((name, at) => listed.indexOf(name) !== at)).toEqual([]);
  });
});
