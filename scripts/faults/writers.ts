import { setTimeout as wait } from "node:timers/promises";
import { v7 } from "uuid";
import { send, type Target } from "../bench/log/load";
import type { Scene } from "../bench/log/scene";
import { conversationRequest } from "../bench/log/visitor";

type Given = { target: Target; scene: Scene; cookies: readonly string[]; action: string };
export type Suffered = { acknowledged: string[]; badForMs: number; longestMs: number; answers: string };

/** Organisers who save one conversation after the other, and remember which of them the server took. */
export class Writers {
  private readonly given: Given;
  private acknowledged: string[] = [];
  private answers = new Map<string, number>();
  private longestMs = 0;
  private lastGood = 0;
  private badForMs = 0;
  private ending = false;
  private working: Promise<void>[] = [];

  constructor(given: Given) {
    this.given = given;
  }

  begin(): void {
    Object.assign(this, { acknowledged: [], answers: new Map(), longestMs: 0, badForMs: 0, ending: false });
    this.lastGood = Date.now();
    this.working = this.given.cookies.map((_, at) => this.work(at));
  }

  /** True once each of them could save again. */
  async untilWriting(withinMs: number): Promise<boolean> {
    const until = Date.now() + withinMs;
    const before = this.acknowledged.length;
    while (this.acknowledged.length < before + 2 * this.given.cookies.length && Date.now() < until)
      await wait(50);
    return Date.now() < until;
  }

  async end(): Promise<Suffered> {
    this.ending = true;
    await Promise.all(this.working);
    const answers = [...this.answers].map(([answer, count]) => `${answer} × ${count}`).join(", ");
    return { acknowledged: this.acknowledged, badForMs: this.badForMs, longestMs: this.longestMs, answers };
  }

  private async work(at: number): Promise<void> {
    const { scene, cookies, action, target } = this.given;
    const organiser = scene.organisers[at];
    const cookie = cookies[at];
    if (!organiser || !cookie) return;
    while (!this.ending) {
      const id = v7();
      const from = Date.now();
      const answer = await send(
        target,
        conversationRequest(target, { id, scene, organiser, cookie, action }),
      ).then(
        ({ status, body }) => (body.includes('"ok":true') ? "saved" : `${status}${codeOf(body)}`),
        () => "no connection",
      );
      this.note(answer, id, from);
      if (answer !== "saved") await wait(100);
    }
  }

  private note(answer: string, id: string, from: number): void {
    const now = Date.now();
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
    this.longestMs = Math.max(this.longestMs, now - from);
    if (answer !== "saved") return;
    this.acknowledged.push(id);
    this.badForMs = Math.max(this.badForMs, now - this.lastGood);
    this.lastGood = now;
  }
}

const codeOf = (body: string) => {
  const code = /"code":"([A-Z_]+)"/.exec(body)?.[1];
  return code ? ` ${code}` : "";
};
