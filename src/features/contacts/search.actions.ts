"use server";

import { redirect } from "next/navigation";
import { action, formAction } from "@/lib/action";
import { searchList } from "./schema";
import { searchedList } from "./search-words.queries";

export const searchListAction = action(searchList, async (ctx, input) => searchedList(ctx, input));

/** Without scripts: a form that is posted, so that the words stand in no address. */
export const goToSearchAction = formAction(searchList, async (ctx, input) =>
  redirect(searchedList(ctx, input)),
);
