// A process that brings an import in, to be killed: `node --import tsx import-child.ts <union> <batch> <rows at a time>`.
import { randomUUID } from "node:crypto";
import { commitNext } from "@/features/imports/commit/commit.mutations";
import { takeLease } from "@/features/imports/lease.mutations";
import { systemContext } from "@/lib/context";
import { disconnect } from "@/lib/db";

const [unionId = "", batchId = "", size = "500"] = process.argv.slice(2);

async function main() {
  const ctx = systemContext({ id: unionId, timeZone: "Asia/Jakarta" }, "import");
  const lease = await takeLease(ctx, batchId, { owner: randomUUID(), state: "running" });
  if (!lease) throw new Error("the lease was not free");
  while (await commitNext(ctx, lease, Number(size))) process.stdout.write("committed\n");
  await disconnect();
}

await main();
