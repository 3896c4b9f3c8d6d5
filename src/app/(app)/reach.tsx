import { ReachButtons } from "@/features/conversations/components/reach/reach-buttons";
import type { Reachable } from "@/features/conversations/components/reach/reachable";

/** Nothing where a contact cannot be reached. */
export function Reach({ person, look }: { person: Reachable | undefined; look?: "end" | "line" }) {
  return person ? <ReachButtons look={look} person={person} /> : null;
}
