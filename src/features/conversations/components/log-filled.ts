import { fromForm } from "@/lib/forms";
import { logConversationAction } from "../actions";
import type { LogForm } from "../schema";

export const logFilled = (form: FormData) => logConversationAction(fromForm(form) as LogForm);
