import { createHash, hkdfSync } from "node:crypto";

/**
 * What the build is given as the key of server actions. Next makes the ids of actions from it, so it is the same in every build: the
 * id of an action is that of its file and name, on each machine and after an upgrade. Known to everybody: `runtimeKey` takes its place
 * before the server starts.
 */
export const BUILD_KEY = createHash("sha256").update("serikat: ids of server actions").digest("base64");

/** The key of server actions while the server runs: every process with the same NEXTAUTH_SECRET has the same. */
export const runtimeKey = (secret) =>
  Buffer.from(hkdfSync("sha256", secret, "", "serikat: server actions", 32)).toString("base64");
