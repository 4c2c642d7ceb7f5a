import { useEffect, useId } from 'react';
import { explain } from '../../../api/explain';
import { Form, type FormField } from '../../../forms/Form';
import type { Rule } from '../../../forms/rules';
import type { TextId } from '../../../texts/texts';
import { useText } from '../../../texts/useText';
import { useAction } from '../api/useAction';

export const ownPassword: FormField<'password'> = {
  name: 'password',
  label: 'admin.ownPassword',
  type: 'password',
  autoComplete: 'current-password',
};

interface PersonFormProps<Name extends string> {
  id: string;
  title: string;
  what: string;
  fields: FormField<Name>[];
  rules?: Rule<Name>[];
  submit: TextId;
  look?: 'primary' | 'danger';
  /** Returns what to say. */
  send: (values: Record<Name, string>) => Promise<string>;
  cancel: () => void;
}

/** Asks for what an action on somebody needs, in the place of the buttons. */
export function PersonForm<Name extends string>(props: PersonFormProps<Name>) {
  const { id, fields } = props;
  const text = useText();
  const heading = useId();
  const action = useAction(props.send);
  const first = `${id}-${fields[0]?.name}`;

  // The button that asked is gone, and with it the focus.
  useEffect(() => {
    document.getElementById(first)?.focus();
  }, [first]);
  return (
    <section className="person-form" aria-labelledby={heading}>
      <h2 id={heading}>{props.title}</h2>
      <p>{props.what}</p>
      <Form
        id={id}
        fields={fields}
        rules={props.rules ?? []}
        sending={action}
        submit={props.submit}
        look={props.look}
        explain={explain}
      />
      <button type="button" className="btn btn-sm btn-outline-secondary" onClick={props.cancel}>
        {text('admin.cancel')}
      </button>
    </section>
  );
}
