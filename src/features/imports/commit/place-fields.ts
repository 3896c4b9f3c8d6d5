import type { RuledField } from "../review/overwrite-policy";

/** Another of these is another job: the old one ends and stays in the history. */
export const placeFields: readonly RuledField[] = ["job.workplace", "job.department", "job.shift"];
