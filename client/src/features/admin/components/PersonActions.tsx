import { useState } from 'react';
import { Link } from 'react-router';
import type { UserDetails } from '../../../api/api';
import { explain } from '../../../api/explain';
import { useOptions } from '../../../api/useOptions';
import { messages } from '../../../messages/messages';
import { paths } from '../../../paths';
import { translated } from '../../../texts/texts';
import { useText } from '../../../texts/useText';
import { changeUser, endSessions, sendReset } from '../api/actions';
import { useAction } from '../api/useAction';
import { type Change, ChangeForm } from './ChangeForm';
import { ConfirmForm, type ToConfirm } from './ConfirmForm';

interface PersonActionsProps {
  person: UserDetails;
  close: () => void;
}

/** What an admin may do to one person. What gives an account away, or cannot be undone, is asked for again. */
export function PersonActions({ person, close }: PersonActionsProps) {
  const text = useText();
  const [toConfirm, setToConfirm] = useState<ToConfirm | null>(null);
  const [change, setChange] = useState<Change | null>(null);
  const { data: options } = useOptions();
  const { id, username, active, admin } = person;
  const action = useAction((act: () => Promise<string>) => act());
  const run = (act: () => Promise<string>) => {
    if (!action.isPending) action.mutate(act, { onError: (error) => messages.show('danger', explain(error)) });
  };

  async function switchActive(): Promise<string> {
    await changeUser(id, { active: !active });
    return text(active ? 'admin.deactivated' : 'admin.activated', { username });
  }

  if (toConfirm !== null) {
    return <ConfirmForm toConfirm={toConfirm} person={person} cancel={() => setToConfirm(null)} done={close} />;
  }
  if (change !== null) {
    return <ChangeForm change={change} person={person} cancel={() => setChange(null)} done={close} />;
  }
  const button = (label: string, onClick: () => void, look = 'primary') => (
    <button
      type="button"
      className={`btn btn-sm btn-outline-${look}`}
      aria-disabled={action.isPending || undefined}
      onClick={onClick}
    >
      {label}
    </button>
  );
  return (
    <div className="person-actions">
      {button(text(active ? 'admin.deactivate' : 'admin.activate'), () => run(switchActive))}
      {button(text('admin.username'), () => setChange('username'))}
      {button(text('admin.email'), () => setChange('email'))}
      {button(text(admin ? 'admin.demote' : 'admin.promote'), () => setToConfirm(admin ? 'demote' : 'promote'))}
      {options?.mail &&
        active &&
        button(text('admin.reset'), () => run(async () => translated((await sendReset(id)).message)))}
      {button(text('admin.endSessions'), () => run(async () => translated((await endSessions(id)).message)))}
      <Link className="btn btn-sm btn-outline-primary" to={`${paths.auditLog}?user=${id}`}>
        {text('admin.log')}
      </Link>
      {button(text('admin.delete'), () => setToConfirm('delete'), 'danger')}
    </div>
  );
}
