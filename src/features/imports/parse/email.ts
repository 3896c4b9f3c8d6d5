const shape = /^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@"(),:;<>[\\\]]+\.[^\s@"(),:;<>[\\\].]{2,}$/u;

/** Every address in a cell, lower-cased; what is none is told apart. */
export function parseEmails(text: string): { emails: string[]; rest: string[] } {
  const emails: string[] = [];
  const rest: string[] = [];
  for (const part of text.normalize("NFKC").split(/[\s,;|]+|\s+\/\s+|\/(?=[^\s/@]+@)/)) {
    const address = part.replace(/^(mailto:|<)|[>.]+$/gi, "").toLowerCase();
    if (address === "") continue;
    if (address.length <= 254 && shape.test(address)) emails.push(address);
    else rest.push(part);
  }
  return { emails: [...new Set(emails)], rest };
}
