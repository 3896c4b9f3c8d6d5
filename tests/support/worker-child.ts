// A worker whose one task fails with words that must not leave it; it ends with the first failure.
import { Prisma } from "@/generated/prisma/client";
import { disconnect } from "@/lib/db";
import { startWorker } from "@/lib/worker";

const [task = "", words = ""] = process.argv.slice(2);

async function main() {
  let failed: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    failed = resolve;
  });
  const worker = await startWorker({
    [task]: async () => {
      setTimeout(failed, 0);
      const meta = { code: "23505", message: `duplicate key (name)=(${words})` };
      const cause = new Prisma.PrismaClientKnownRequestError(words, {
        code: "P2010",
        clientVersion: "7",
        meta,
      });
      throw new Error(`could not write ${words}`, { cause });
    },
  });
  await ended;
  await worker.stop();
  await disconnect();
}

await main();
