"use client";

import { useProblem as useProblemOf } from "@/components/form/use-problem";

export const useProblem = () => useProblemOf("campaigns.problems");
