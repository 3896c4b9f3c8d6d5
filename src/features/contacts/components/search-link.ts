/** The form for a new contact, with the name that was searched in vain, as it may stand in an address. */
export const newContactHref = (sealedName: string) =>
  `/contacts/new?${new URLSearchParams({ s: sealedName, follow: "log" })}`;
