/** The cluster that `npm test` starts. */
export function testOwnerUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error(
      "TEST_DATABASE_URL is not set: run the tests with `npm test`, or give the owner's address of a throw-away PostgreSQL.",
    );
  return url;
}

export function databaseNamed(url: string, name: string): string {
  const named = new URL(url);
  named.pathname = `/${name}`;
  return named.toString();
}

/** Two runs on one cluster need two prefixes. */
export const prefix = () => `${process.env.SERIKAT_TEST_PREFIX ?? "serikat"}_vitest_`;
export const templateName = () => `${prefix()}template`;
