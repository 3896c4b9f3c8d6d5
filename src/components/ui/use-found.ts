import { useEffect, useRef, useState } from "react";

const pauseMs = 200;

/** What a query finds while one types: the answer to the latest words, asked after a pause; null before the first. */
export function useFound<T>(find: (q: string) => Promise<readonly T[] | null>) {
  const [found, setFound] = useState<readonly T[] | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef("");
  useEffect(() => () => clearTimeout(waiting.current), []);
  const look = (text: string) => {
    const q = text.trim();
    asked.current = q;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(
      async () => {
        const answer = await find(q).catch(() => null);
        if (answer && asked.current === q) setFound(answer);
      },
      q ? pauseMs : 0,
    );
  };
  return { found, look };
}
