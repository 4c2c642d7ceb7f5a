import { useEffect, useId } from 'react';
import { explain } from '../../../api/explain';
import { Form, type FormField } from '../../../forms/Form';
import type { Rule } from '../../../forms/rules';
import { useAccount } from '../../../session/useAccount';
import type { TextId } from '../../../texts/texts';
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
  const heading = useId();
  const { data: own } = useAccount();
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
        // Of who is asked, not of whom it is about.
        account={own?.email}
        fields={fields}
        rules={props.rules ?? []}
        sending={action}
        submit={props.submit}
        look={props.look}
        cancel={props.cancel}
        explain={explain}
      />
    </section>
  );
}
