// Codes, so that the audit and the record of erasures hold no words about a person.
export const disclosureReasons = ["asked", "representative", "authority"] as const;
export const erasureReasons = ["asked", "no_longer_needed"] as const;
