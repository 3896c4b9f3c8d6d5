/** Hides questions that make no sense where nobody was reached; goes inside a form with `group/log`. */
export const reachedOnly =
  "contents group-has-[[value=no_answer]:checked]/log:hidden group-has-[[value=wrong_number]:checked]/log:hidden group-has-[[value=moved]:checked]/log:hidden";
