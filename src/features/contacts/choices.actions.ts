"use server";

import { action } from "@/lib/action";
import { findWorkplaces } from "./choices.queries";
import { choiceSearch } from "./schema";

export const findWorkplacesAction = action(choiceSearch, findWorkplaces);
