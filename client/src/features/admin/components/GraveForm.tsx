import type { UserDetails } from '../../../api/api';
import { useText } from '../../../texts/useText';
import { changeUser, deleteUser } from '../api/deeds';
import { ownPassword, PersonForm } from './PersonForm';

export type Grave = 'promote' | 'demote' | 'delete';

interface GraveFormProps {
  grave: Grave;
  person: UserDetails;
  cancel: () => void;
  done: () => void;
}

/** Asks once more, and for the admin's own password. */
export function GraveForm({ grave, person, cancel, done }: GraveFormProps) {
  const text = useText();
  const { id, username } = person;

  async function send({ password }: { password: string }): Promise<string> {
    if (grave === 'delete') await deleteUser(id, password);
    else await changeUser(id, { admin: grave === 'promote', password });
    done();
    return text(`admin.${grave}.done`, { username });
  }

  return (
    <PersonForm
      id={`user-${id}`}
      title={text(`admin.${grave}.question`, { username })}
      what={text(`admin.${grave}.what`)}
      fields={[ownPassword]}
      submit={`admin.${grave}`}
      look={grave === 'delete' ? 'danger' : 'primary'}
      send={send}
      cancel={cancel}
    />
  );
}
