/** A field named `x[]` becomes the list `x`; empty inputs count as not given. */
export function fromForm(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const key of new Set(form.keys())) {
    if (key.startsWith("$ACTION")) continue;
    if (key.endsWith("[]")) values[key.slice(0, -2)] = form.getAll(key).filter((value) => value !== "");
    else if (form.get(key) !== "") values[key] = form.get(key);
  }
  return values;
}
