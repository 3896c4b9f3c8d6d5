import { ReachButtons } from "@/features/conversations/components/reach/reach-buttons";
import type { Reachable } from "@/features/conversations/components/reach/reachable";

/** Nothing where a contact cannot be reached. */
export function Reach({ person }: { person: Reachable | undefined }) {
  return person ? <ReachButtons person={person} /> : null;
}
