// Shown without the application, which waits for the database: both languages at once.
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Serikat</title><h1>The database does not answer.</h1><p>Nothing is lost. Try again in a moment.</p>
<h1 lang="id">Database tidak menjawab.</h1><p lang="id">Tidak ada yang hilang. Coba lagi sebentar lagi.</p></html>`;

const HEADERS = { "retry-after": "5", "cache-control": "no-store", "x-content-type-options": "nosniff" };
/** After this nobody waits any longer for a database that is silent. */
const PATIENCE_MS = 10_000;

/** Answered without the database: whether the process lives, and what never changes. */
const needsDatabase = (path) => !/^\/(api\/health\/|_next\/static\/|sw\.js|icon|manifest)/.test(path);

/**
 * While the database is silent requests are answered 503, those that wait for it after ten seconds; a page that failed because it could
 * not be reached is 503 too, not 500. Returns true when the request has its answer. Puts itself before what writes the answer.
 */
export function answerForSilent({ request, response, database }) {
  if (!needsDatabase(request.url)) return false;
  if (database.isSilent()) {
    sayUnavailable(request, response);
    return true;
  }
  const timer = setTimeout(() => {
    if (!response.headersSent && database.isSilent()) sayUnavailable(request, response);
  }, PATIENCE_MS);
  response.once("close", () => clearTimeout(timer));
  turnFailure(response, database);
  return false;
}

function sayUnavailable(request, response) {
  const isPage = request.headers.accept?.includes("text/html");
  const type = isPage ? "text/html; charset=utf-8" : "application/json";
  response.writeHead(503, { ...HEADERS, "content-type": type });
  response.end(isPage ? PAGE : JSON.stringify({ code: "UNAVAILABLE", fields: {} }));
}

function turnFailure(response, database) {
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    if (response.headersSent) return response;
    const isOurs = status === 500 && database.failedLately();
    if (isOurs) response.setHeader("retry-after", HEADERS["retry-after"]);
    return writeHead.call(response, isOurs ? 503 : status, ...rest);
  };
}
