import { ReachButtons } from "@/features/conversations/components/reach/reach-buttons";
import type { Reachable } from "@/features/conversations/components/reach/reachable";

/** Chat and call from a row; nothing for whoever can't be reached. */
export function Reach({ person }: { person: Reachable | undefined }) {
  return person ? <ReachButtons person={person} /> : null;
}
