import { mayScrape, metricsText } from "@/lib/metrics";

export const dynamic = "force-dynamic";

/** For a monitor that knows METRICS_TOKEN; to everybody else it is not there. */
export async function GET(request: Request): Promise<Response> {
  if (!mayScrape(request.headers.get("authorization"))) return new Response(null, { status: 404 });
  return new Response(await metricsText(), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
}
