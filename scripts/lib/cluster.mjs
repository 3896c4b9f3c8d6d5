import { existsSync } from "node:fs";
import { join } from "node:path";
import { keepBallast } from "./ballast.mjs";
import { initialise, isOfOlderMajor, requireSameMajor, rotateLog, stateFile } from "./cluster-files.mjs";
import { runCluster } from "./cluster-server.mjs";
import { inData } from "./paths.mjs";
import { postgresHome } from "./postgres-home.mjs";
import { stopOrphan } from "./postgres-orphan.mjs";
import { writePrivately } from "./secrets.mjs";

/**
 * Starts the embedded PostgreSQL of .data/<folder> and keeps it running until stop(). Makes the cluster at the first call, brings one
 * of an older major version to this one, and takes over from a killed launcher's server. `ballast`: keeps some of the disk for the
 * day that it is full.
 */
export async function startCluster({ folder, password, settings = {}, ballast = false }) {
  const home = postgresHome(folder);
  const cluster = {
    ...home,
    folder,
    password,
    settings,
    log: inData(`${folder}.log`),
  };
  await stopOrphan(cluster.data);
  // Only where it is needed: it brings the whole of a backup with it.
  if (isOfOlderMajor(cluster)) await (await import("./major-upgrade.mjs")).upgradeCluster(cluster);
  if (!existsSync(join(cluster.data, "PG_VERSION"))) await initialise(cluster);
  requireSameMajor(cluster);
  rotateLog(cluster.log);
  const running = await runCluster(cluster);
  writePrivately(stateFile(folder), JSON.stringify({ port: running.port, initialised: true }));
  const kept = ballast ? keepBallast(cluster.data) : undefined;
  return {
    ...running,
    stop: () => {
      kept?.stop();
      return running.stop();
    },
  };
}
