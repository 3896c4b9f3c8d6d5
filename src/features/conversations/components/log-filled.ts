import { fromForm } from "@/lib/forms";
import { logConversationAction } from "../actions";
import type { LogForm } from "../schema";

/** Logs what stands in the sheet. The server looks at its shape. */
export const logFilled = (form: FormData) => logConversationAction(fromForm(form) as LogForm);
