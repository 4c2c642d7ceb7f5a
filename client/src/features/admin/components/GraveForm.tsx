import { useEffect, useId } from 'react';
import type { UserDetails } from '../../../api/api';
import { explain } from '../../../api/explain';
import { Form, type FormField } from '../../../forms/Form';
import { useText } from '../../../texts/useText';
import { changeUser, deleteUser } from '../api/deeds';
import { useDeed } from '../api/useDeed';

export type Grave = 'promote' | 'demote' | 'delete';

interface GraveFormProps {
  grave: Grave;
  person: UserDetails;
  cancel: () => void;
  done: () => void;
}

const ownPassword: FormField<'password'> = {
  name: 'password',
  label: 'admin.ownPassword',
  type: 'password',
  autoComplete: 'current-password',
};

/** Asks once more, and for the admin's own password. */
export function GraveForm({ grave, person, cancel, done }: GraveFormProps) {
  const text = useText();
  const id = useId();
  const form = `user-${person.id}`;

  // The button that asked is gone, and with it the focus.
  useEffect(() => document.getElementById(`${form}-${ownPassword.name}`)?.focus(), [form]);
  const { username } = person;
  const deed = useDeed(async ({ password }: { password: string }) => {
    if (grave === 'delete') await deleteUser(person.id, password);
    else await changeUser(person.id, { admin: grave === 'promote', password });
    done();
    return text(`admin.${grave}.done`, { username });
  });
  return (
    <section className="grave" aria-labelledby={id}>
      <h2 id={id}>{text(`admin.${grave}.question`, { username })}</h2>
      <p>{text(`admin.${grave}.what`)}</p>
      <Form
        id={form}
        fields={[ownPassword]}
        rules={[]}
        sending={deed}
        submit={`admin.${grave}`}
        look={grave === 'delete' ? 'danger' : 'primary'}
        explain={explain}
      />
      <button type="button" className="btn btn-sm btn-outline-secondary" onClick={cancel}>
        {text('admin.cancel')}
      </button>
    </section>
  );
}
