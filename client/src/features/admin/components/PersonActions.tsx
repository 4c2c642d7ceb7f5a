import { useState } from 'react';
import { Link } from 'react-router';
import type { UserDetails } from '../../../api/api';
import { explain } from '../../../api/explain';
import { useOptions } from '../../../api/useOptions';
import { messages } from '../../../messages/messages';
import { paths } from '../../../paths';
import { translated } from '../../../texts/texts';
import { useText } from '../../../texts/useText';
import { changeUser, endSessions, sendReset } from '../api/deeds';
import { useDeed } from '../api/useDeed';
import { type Change, ChangeForm } from './ChangeForm';
import { type Grave, GraveForm } from './GraveForm';

interface PersonActionsProps {
  person: UserDetails;
  close: () => void;
}

/** What an admin may do to one person. What gives an account away, or cannot be undone, is asked for again. */
export function PersonActions({ person, close }: PersonActionsProps) {
  const text = useText();
  const [grave, setGrave] = useState<Grave | null>(null);
  const [change, setChange] = useState<Change | null>(null);
  const { data: options } = useOptions();
  const { id, username, active, admin } = person;
  const deed = useDeed((act: () => Promise<string>) => act());
  const run = (act: () => Promise<string>) => {
    if (!deed.isPending) deed.mutate(act, { onError: (error) => messages.show('danger', explain(error)) });
  };

  async function switchActive(): Promise<string> {
    await changeUser(id, { active: !active });
    return text(active ? 'admin.deactivated' : 'admin.activated', { username });
  }

  if (grave !== null) {
    return <GraveForm grave={grave} person={person} cancel={() => setGrave(null)} done={close} />;
  }
  if (change !== null) {
    return <ChangeForm change={change} person={person} cancel={() => setChange(null)} done={close} />;
  }
  const button = (label: string, onClick: () => void, look = 'primary') => (
    <button
      type="button"
      className={`btn btn-sm btn-outline-${look}`}
      aria-disabled={deed.isPending || undefined}
      onClick={onClick}
    >
      {label}
    </button>
  );
  return (
    <div className="deeds">
      {button(text(active ? 'admin.deactivate' : 'admin.activate'), () => run(switchActive))}
      {button(text('admin.username'), () => setChange('username'))}
      {button(text('admin.email'), () => setChange('email'))}
      {button(text(admin ? 'admin.demote' : 'admin.promote'), () => setGrave(admin ? 'demote' : 'promote'))}
      {options?.mail &&
        active &&
        button(text('admin.reset'), () => run(async () => translated((await sendReset(id)).message)))}
      {button(text('admin.endSessions'), () => run(async () => translated((await endSessions(id)).message)))}
      <Link className="btn btn-sm btn-outline-primary" to={`${paths.auditLog}?user=${id}`}>
        {text('admin.log')}
      </Link>
      {button(text('admin.delete'), () => setGrave('delete'), 'danger')}
    </div>
  );
}
