import type { FieldKey } from "../../columns/fields";

export interface HeadingMatch {
  field: FieldKey;
  confidence: number;
  sensitive?: boolean;
}

/** What a heading can mean, how sure that is, the words that say it, and those beside which they mean something else. */
export type Entry = [FieldKey, number, RegExp, RegExp?];
