import type { UserDetails } from '../../../api/api';
import { useText } from '../../../texts/useText';
import { changeUser, deleteUser } from '../api/actions';
import { ownPassword, PersonForm } from './PersonForm';

export type ToConfirm = 'promote' | 'demote' | 'delete';

interface ConfirmFormProps {
  toConfirm: ToConfirm;
  person: UserDetails;
  cancel: () => void;
  done: () => void;
}

/** Asks once more, and for the admin's own password. */
export function ConfirmForm({ toConfirm, person, cancel, done }: ConfirmFormProps) {
  const text = useText();
  const { id, username } = person;

  async function send({ password }: { password: string }): Promise<string> {
    if (toConfirm === 'delete') await deleteUser(id, password);
    else await changeUser(id, { admin: toConfirm === 'promote', password });
    done();
    return text(`admin.${toConfirm}.done`, { username });
  }

  return (
    <PersonForm
      id={`user-${id}`}
      title={text(`admin.${toConfirm}.question`, { username })}
      what={text(`admin.${toConfirm}.what`)}
      fields={[ownPassword]}
      submit={`admin.${toConfirm}`}
      look={toConfirm === 'delete' ? 'danger' : 'primary'}
      send={send}
      cancel={cancel}
    />
  );
}
