import { type ComponentProps, useId } from "react";
import { Field, type FieldProps, fieldAria } from "./field";
import { DateInput, Select, TextArea, TextInput } from "./inputs";

type WithField<T> = Omit<T, "id" | "children"> & Omit<FieldProps, "id"> & { id?: string };

function useField<P extends Omit<FieldProps, "id"> & { id?: string }>(props: P) {
  const made = useId();
  const { label, hint, error, meta, hideLabel, className, id = made, ...control } = props;
  const field = { id, label, hint, error, meta, hideLabel, className };
  return { field, control: { ...control, ...fieldAria(field) } };
}

export function TextField(props: WithField<ComponentProps<typeof TextInput>>) {
  const { field, control } = useField(props);
  return (
    <Field {...field}>
      <TextInput {...control} />
    </Field>
  );
}

export function TextAreaField(props: WithField<ComponentProps<typeof TextArea>>) {
  const { field, control } = useField(props);
  return (
    <Field {...field}>
      <TextArea {...control} />
    </Field>
  );
}

export function DateField(props: WithField<ComponentProps<typeof DateInput>>) {
  const { field, control } = useField(props);
  return (
    <Field {...field}>
      <DateInput {...control} />
    </Field>
  );
}

/** `children` are <option>s. */
export function SelectField({
  children,
  ...props
}: WithField<ComponentProps<typeof Select>> & Pick<ComponentProps<typeof Select>, "children">) {
  const { field, control } = useField(props);
  return (
    <Field {...field}>
      <Select {...control}>{children}</Select>
    </Field>
  );
}
