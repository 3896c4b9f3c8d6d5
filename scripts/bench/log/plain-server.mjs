// The machine's limit: Node's http, pg, one INSERT a call, without authorization.
import { createServer } from "node:http";
import { createRequire } from "node:module";

const pg = createRequire(import.meta.url)("pg");
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 15 });
const insert = {
  name: "plain",
  text: "INSERT INTO bench_plain (id, contact_id, outcome, notes) VALUES ($1, $2, $3, $4)",
};

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    try {
      const { id, contactId, outcome, notes } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      await pool.query({ ...insert, values: [id, contactId, outcome, notes] });
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, id }));
    } catch {
      response.writeHead(500).end();
    }
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
