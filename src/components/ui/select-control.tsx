"use client";
import { type ComponentProps, useEffect, useImperativeHandle, useRef } from "react";

/** React resets a form after its action to the first default of a select, not to the present one: a refused form would lose its choice. */
export function SelectControl({ defaultValue, ref, ...rest }: ComponentProps<"select">) {
  const select = useRef<HTMLSelectElement>(null);
  useImperativeHandle(ref, () => select.current as HTMLSelectElement);
  const settled = useRef(defaultValue);
  useEffect(() => {
    if (!select.current || settled.current === defaultValue) return;
    settled.current = defaultValue;
    for (const option of select.current.options) {
      option.defaultSelected = option.value === String(defaultValue ?? "");
      option.selected = option.defaultSelected;
    }
  }, [defaultValue]);
  return <select defaultValue={defaultValue} ref={select} {...rest} />;
}
