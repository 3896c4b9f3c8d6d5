import { stepBack, stepBackInDatabase } from "@/lib/background";
import { disconnect, onConnect } from "@/lib/db";
import { requireRightKeys } from "@/lib/keys";
import { log } from "@/lib/log";
import { type RunningWorker, startWorker } from "@/lib/worker";
import { failures, jobs, nights } from "./jobs";

/** The job worker alone, for `npm run worker`. */
async function main() {
  await requireRightKeys();
  stepBack();
  onConnect(stepBackInDatabase);
  const worker = await startWorker(jobs, nights, failures);
  log.info("the job worker runs");
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(worker));
}

async function end(worker: RunningWorker) {
  await worker.stop();
  await disconnect();
}

await main();
