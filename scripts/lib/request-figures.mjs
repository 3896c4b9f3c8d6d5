const UP_TO_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts the answers of this process and how long they took, for src/lib/metrics.ts; not which address, nor whose. */
export function countRequests() {
  const figures = { byStatus: {}, buckets: UP_TO_SECONDS.map((upTo) => [upTo, 0]), seconds: 0 };
  globalThis.serikatRequests = figures;
  return (response) => {
    const since = performance.now();
    response.once("finish", () => note(figures, response.statusCode, (performance.now() - since) / 1000));
  };
}

function note(figures, status, seconds) {
  const kind = `${Math.floor(status / 100)}xx`;
  figures.byStatus[kind] = (figures.byStatus[kind] ?? 0) + 1;
  figures.seconds += seconds;
  for (const bucket of figures.buckets) if (seconds <= bucket[0]) bucket[1] += 1;
}
