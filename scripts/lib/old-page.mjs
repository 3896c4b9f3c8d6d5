const UNKNOWN_ACTION = "x-nextjs-action-not-found";

// For a form that was sent without script. Both languages: what the page was in is not known here.
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Serikat</title><h1>Serikat has a new version.</h1><p>Not saved: your page was from before. Go back, reload the page, and send it again.</p>
<h1 lang="id">Serikat sudah diperbarui.</h1><p lang="id">Belum tersimpan: halaman Anda masih versi lama. Kembali, muat ulang halaman, lalu kirim lagi.</p></html>`;

/**
 * A form of a page from before an upgrade, sent without script: Next answers with nothing, the browser would show a blank page. With
 * script components/form/old-page takes care of it.
 */
export function explainOldPage(request, response) {
  if (request.method !== "POST" || request.headers["next-action"] !== undefined) return;
  const { writeHead, end } = response;
  const isUnknown = () => response.getHeader(UNKNOWN_ACTION) === "1";
  response.writeHead = (...rest) => {
    if (!response.headersSent && isUnknown()) {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.removeHeader("content-length");
    }
    return writeHead.apply(response, rest);
  };
  response.end = (...rest) => (isUnknown() ? end.call(response, PAGE) : end.apply(response, rest));
}
