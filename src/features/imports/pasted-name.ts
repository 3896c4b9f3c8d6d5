/** The name that pasted cells are kept under, as a file: whoever reads it sees it in their own words. */
export const pastedName = "pasted.cells";
