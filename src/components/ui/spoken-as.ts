/** A drawn sign is an image with a name, or silent where the words stand beside it. */
export function spokenAs(label: string | undefined) {
  return label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
}
