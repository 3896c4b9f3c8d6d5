import type { Application, MemberSpan, Papers } from "./queries";

/** The end that can be undone: the last one, when nothing or only the category that followed on it stands after it. */
export function undoableEnd({ spans }: Pick<Papers, "spans">): MemberSpan | null {
  const ended = spans.find(({ until, ending }) => until !== null && ending !== "entered_in_error");
  const open = spans.find(({ until }) => until === null);
  if (!ended) return null;
  if (!open) return ended;
  return ended.ending === "category" && ended.until === open.from ? ended : null;
}

/** The decision that can be undone: the last one, as long as the membership that it opened is the present one. */
export function reopenable({
  applications,
  spans,
}: Pick<Papers, "applications" | "spans">): Application | null {
  const [last] = applications;
  if (!last || last.state === "open") return null;
  const open = spans.find(({ until }) => until === null);
  if (last.state === "accepted") return open && open.from === last.decidedOn ? last : null;
  return open ? null : last;
}
