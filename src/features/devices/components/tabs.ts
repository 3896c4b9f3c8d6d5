/** What one tab tells the others: something was changed, or wiped. */
export type News = "changed" | "gone";

let channel: BroadcastChannel | null = null;

// One for the whole tab: it doesn't hear itself.
function ours(): BroadcastChannel {
  channel ??= new BroadcastChannel("serikat-phone");
  return channel;
}

export const tell = (news: News) => ours().postMessage(news);

export function listen(hear: (news: News) => void): () => void {
  const onMessage = ({ data }: MessageEvent<News>) => hear(data);
  ours().addEventListener("message", onMessage);
  return () => ours().removeEventListener("message", onMessage);
}
