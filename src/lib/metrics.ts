import "server-only";
import { timingSafeEqual } from "node:crypto";
import { performance } from "node:perf_hooks";
import { pool } from "./db";
import { readDisk } from "./disk";
import { env } from "./env";
import { type Figures, readFigures } from "./figures";
import { isReadOnly } from "./read-only";
import { version } from "./version";

/** Counted by scripts/lib/request-figures.mjs. */
type Requests = {
  byStatus: Record<string, number>;
  buckets: [upTo: number, count: number][];
  seconds: number;
};
const shared = globalThis as typeof globalThis & { serikatRequests?: Requests };

type Sample = [labels: string, value: number | null | undefined];
type Metric = { name: string; type: "gauge" | "counter" | "histogram"; help: string; samples: Sample[] };

/** True for METRICS_TOKEN as a bearer token; without one set nobody gets in. */
export function mayScrape(authorization: string | null): boolean {
  const expected = Buffer.from(`Bearer ${env.METRICS_TOKEN ?? ""}`);
  const given = Buffer.from(authorization ?? "");
  return (
    env.METRICS_TOKEN !== undefined && given.length === expected.length && timingSafeEqual(given, expected)
  );
}

/** In the text format of Prometheus: numbers of the machine, the database and the queue; no name, no union, no address. */
export async function metricsText(): Promise<string> {
  const [figures, disk] = await Promise.all([readFigures().catch(() => null), readDisk()]);
  const own = [
    gauge(
      "build_info",
      "The version that runs.",
      1,
      `{version="${version}",node="${process.versions.node}"}`,
    ),
    gauge("resident_memory_bytes", "Memory of this process.", process.memoryUsage.rss()),
    gauge("uptime_seconds", "How long this process has run.", Math.round(process.uptime())),
    gauge("event_loop_utilization", "Share of the time that this process was busy.", busy()),
    gauge("read_only", "1 while nothing is saved.", Number(isReadOnly())),
    gauge("disk_free_bytes", "Free space under the data.", disk?.free),
    gauge("disk_bytes", "Size of the disk under the data.", disk?.total),
    gauge("pool_connections", "Connections of this process to the database.", pool().totalCount),
    gauge("pool_waiting", "Requests that wait for a connection.", pool().waitingCount),
    gauge("database_up", "1 while the database answers.", Number(figures !== null)),
  ];
  return [...own, ...requestMetrics(), ...(figures ? ofDatabase(figures) : [])].map(written).join("");
}

const busy = () => performance.eventLoopUtilization().utilization;

function ofDatabase(figures: Figures): Metric[] {
  return [
    gauge("database_bytes", "Size of the database.", figures.databaseBytes),
    gauge("database_connections", "Connections to the server.", figures.connectionsUsed),
    gauge("database_connections_max", "Connections that the server allows.", figures.connectionsMost),
    gauge("worker_seen_seconds", "Since a job worker was last heard of.", figures.workerSeconds),
    gauge("jobs_waiting", "Jobs that could run now.", figures.waiting),
    gauge("jobs_failed", "Jobs whose last try failed.", figures.failed),
    gauge("jobs_oldest_seconds", "How long the oldest of them has waited.", figures.oldestSeconds ?? 0),
    gauge("backup_age_seconds", "Since the newest checked backup was begun.", figures.backupSeconds),
    gauge("incidents", "Unforeseen errors of the last thirty days.", figures.incidents),
  ];
}

function requestMetrics(): Metric[] {
  const requests = shared.serikatRequests;
  if (!requests) return [];
  const total = Object.values(requests.byStatus).reduce((sum, count) => sum + count, 0);
  return [
    {
      ...{ name: "http_requests_total", type: "counter", help: "Answers by kind of status." },
      samples: Object.entries(requests.byStatus).map(([status, count]) => [`{status="${status}"}`, count]),
    },
    {
      ...{ name: "http_request_seconds", type: "histogram", help: "Until an answer was sent." },
      samples: [
        ...requests.buckets.map(([upTo, count]): Sample => [`_bucket{le="${upTo}"}`, count]),
        ['_bucket{le="+Inf"}', total],
        ["_sum", requests.seconds],
        ["_count", total],
      ],
    },
  ];
}

const gauge = (name: string, help: string, value: Sample[1], labels = ""): Metric => ({
  ...{ name, type: "gauge", help },
  samples: [[labels, value]],
});

/** What is not known is left out: a monitor tells "missing" from zero. */
function written({ name, type, help, samples }: Metric): string {
  const known = samples.filter(([, value]) => value !== null && value !== undefined);
  if (known.length === 0) return "";
  const lines = known.map(([labels, value]) => `serikat_${name}${labels} ${value}\n`);
  return `# HELP serikat_${name} ${help}\n# TYPE serikat_${name} ${type}\n${lines.join("")}`;
}
