export const dynamic = "force-dynamic";

// No database here: a liveness check that fails with the database makes orchestrators restart a healthy process.
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
