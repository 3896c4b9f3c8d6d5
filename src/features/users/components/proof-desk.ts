/** Those who wait until the user showed who they are, or would not. The dialog listens; without one nobody can be asked. */
let waiting: ((proved: boolean) => void)[] = [];
let listener: (() => void) | null = null;

export function askForProof(): Promise<boolean> {
  if (!listener) return Promise.resolve(false);
  return new Promise((answer) => {
    waiting = [...waiting, answer];
    listener?.();
  });
}

export function answerAll(proved: boolean): void {
  const asked = waiting;
  waiting = [];
  listener?.();
  for (const answer of asked) answer(proved);
}

export const isAsking = () => waiting.length > 0;

export function listen(next: () => void): () => void {
  listener = next;
  return () => {
    listener = null;
  };
}
