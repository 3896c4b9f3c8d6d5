import type { ActionResult } from "@/lib/action";
import { checkProofAction } from "../proof.actions";
import { askForProof } from "./proof-desk";

type Act<T> = () => Promise<ActionResult<T>>;

/** Does it; where that needs a recent proof, asks the user for one in a dialog and then does the same again. */
export async function withProof<T>(act: Act<T>): Promise<ActionResult<T>> {
  const result = await act();
  if (result.ok || result.code !== "PROOF_NEEDED") return result;
  return (await askForProof()) ? act() : result;
}

/** The same for the action of a form: what was typed is sent again as it was. */
export function formWithProof<T>(
  act: (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>,
) {
  return (previous: ActionResult<T> | null, form: FormData) => withProof(() => act(previous, form));
}

/** Before a link is followed whose address needs a recent proof: asks for one if need be. False when the user would not. */
export async function hasProof(): Promise<boolean> {
  const result = await withProof(() => checkProofAction({})).catch(() => null);
  return result === null || result.ok || result.code !== "PROOF_NEEDED";
}
