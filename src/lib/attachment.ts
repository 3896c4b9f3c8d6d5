/** For Content-Disposition: an ASCII name for every program, and the true name for those that understand it. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w. -]+/g, "_").slice(0, 100);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}
