import { z } from "zod";
import { isRegionCode, type Region } from "./region";

/** Of a form: one of the list, or the name of a region elsewhere. */
export const regionFields = {
  regionCode: z.string().refine(isRegionCode, "choice").optional(),
  regionElsewhere: z.string().trim().min(1).max(120).optional(),
};

type Given = { regionCode?: string | undefined; regionElsewhere?: string | undefined };

export const isOneRegion = (given: Given) => !(given.regionCode && given.regionElsewhere);
export const twoRegions = { path: ["regionElsewhere"], error: "choice" };

export const regionOf = ({ regionCode, regionElsewhere }: Given): Region | null =>
  regionCode ?? regionElsewhere ?? null;
