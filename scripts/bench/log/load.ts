import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export type Call = {
  path: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string | Buffer;
};
export type Reply = { status: number; headers: IncomingHttpHeaders; body: string };
export type Target = { port: number; agent: Agent };

export function send({ port, agent }: Target, { path, method, headers, body }: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, agent, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
      response.on("error", reject);
    });
    call.on("error", reject);
    call.end(body);
  });
}

export type Figures = {
  perSecond: number;
  p50: number;
  p95: number;
  errors: number;
  writes: number;
  said: string;
};

type Load = { clients: number; seconds: number; once: (client: number) => Promise<boolean> };

/** One call at a time for each client; false or a throw is an error. */
export async function run({ clients, seconds, once }: Load): Promise<Figures> {
  const times: number[] = [];
  let errors = 0;
  let said = "";
  const began = performance.now();
  const until = began + seconds * 1000;
  const client = async (at: number) => {
    while (performance.now() < until) {
      const from = performance.now();
      const fine = await once(at).catch((error: unknown) => {
        said ||= String(error);
        return false;
      });
      if (fine) times.push(performance.now() - from);
      else errors += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, at) => client(at)));
  const took = (performance.now() - began) / 1000;
  times.sort((one, other) => one - other);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p95: at(0.95), errors, writes: times.length, said };
}
