/** What the code on a card leads to. Only a signed-in user who may see the member finds anything there. */
export const cardHref = (code: string) => `/cards/${code}`;
