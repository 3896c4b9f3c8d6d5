import { draftKey } from "./draft-storage";

/** Next's answer to an action that the running build does not have (next/dist/client/components/app-router-headers.js). */
const unknownAction = "x-nextjs-action-not-found";

/** Under which what was typed into this page is kept while it is loaded anew. */
export const oldPageKey = (userId: string) =>
  draftKey(userId, "old-page", location.pathname + location.search);

/**
 * Calls `isOld` when an action of this page is unknown to the server: it was upgraded since the page was loaded. Next's own error
 * reaches only whoever called the action, and most callers take it for a lost connection. Returns how to stop.
 */
export function watchActions(isOld: () => void): () => void {
  const { fetch } = window;
  const watched: typeof fetch = async (...sent) => {
    const answer = await fetch(...sent);
    if (answer.headers.get(unknownAction)) isOld();
    return answer;
  };
  window.fetch = watched;
  return () => {
    if (window.fetch === watched) window.fetch = fetch;
  };
}
