import { startWorker } from "@/lib/worker";

const [task = ""] = process.argv.slice(2);

await startWorker({ [task]: () => new Promise<void>(() => undefined) });
