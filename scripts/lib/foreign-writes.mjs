/** Written from another site. Next refuses it too, as an error of its own; actions check again, more strictly. */
export function isForeignWrite({ method, headers }) {
  const { origin, host, "x-forwarded-host": forwarded } = headers;
  if (method === "GET" || method === "HEAD" || origin === undefined) return false;
  return !URL.canParse(origin) || ![host, forwarded].includes(new URL(origin).host);
}
