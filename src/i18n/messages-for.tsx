import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "./catalogue";

/** Gives the client components below it the messages of these namespaces, and no others. */
export async function MessagesFor({
  namespaces,
  children,
}: {
  namespaces: Namespace[];
  children: ReactNode;
}) {
  const all = await getMessages();
  const some = Object.fromEntries(namespaces.map((name) => [name, all[name as keyof typeof all]]));
  return <NextIntlClientProvider messages={some as typeof all}>{children}</NextIntlClientProvider>;
}
