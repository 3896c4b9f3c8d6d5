const name = "serikat-phone";

/** What one tab tells the others: something is written differently, or nothing is there any more. */
export type News = "changed" | "gone";

export function tell(news: News): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage(news);
  channel.close();
}

export function listen(hear: (news: News) => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => hear(data as News);
  return () => channel.close();
}
