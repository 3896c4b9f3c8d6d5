/** Hides questions that make no sense where nobody was reached; goes inside a form with `group/log`. */
export const reachedOnly = "contents group-has-[[data-kind=unreached]:checked]/log:hidden";
