// Without imports, so that forms bring no parser to the phone.
export const sexes = ["female", "male", "other"] as const;
export const contractTypes = [
  "permanent",
  "fixed_term",
  "outsourced",
  "daily",
  "apprentice",
  "probation",
] as const;
export const jobEndings = [
  "resigned",
  "contract_ended",
  "dismissed",
  "moved",
  "retired",
  "died",
  "other",
] as const;
export const membershipEndings = [
  "resigned",
  "left_company",
  "contract_ended",
  "retired",
  "died",
  "expelled",
  "other_union",
  "entered_in_error",
] as const;
