import { tsImport } from "tsx/esm/api";

/** The application's own code about sealed texts, which knows no process and no database. */
export async function sealing() {
  const [{ decodeKey }, pure, columns] = await Promise.all([
    tsImport("../../src/lib/env-schema.ts", import.meta.url),
    tsImport("../../src/lib/sealing.ts", import.meta.url),
    tsImport("../../src/lib/sealed-columns.ts", import.meta.url),
  ]);
  return { ...pure, ...columns, decodeKey };
}
