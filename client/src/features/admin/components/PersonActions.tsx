import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { UserDetails } from '../../../api/api';
import { explain } from '../../../api/explain';
import { useOptions } from '../../../api/useOptions';
import { Reason } from '../../../forms/Reason';
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
  const [question, setQuestion] = useState<Change | ToConfirm | null>(null);
  const { data: options } = useOptions();
  const { id, username, email, active, admin } = person;
  const clicked = useRef<HTMLButtonElement>(null);
  const action = useAction((act: () => Promise<string>) => act());
  const run = (act: () => Promise<string>) => {
    if (!action.isPending) action.mutate(act, { onError: (error) => messages.show('danger', explain(error)) });
  };

  // Whoever cancels goes on where they were.
  useEffect(() => {
    if (question === null) clicked.current?.focus();
  }, [question]);

  async function switchActive(): Promise<string> {
    await changeUser(id, { active: !active });
    return text(active ? 'admin.deactivated' : 'admin.activated', { username });
  }

  async function mailReset(): Promise<string> {
    await sendReset(id);
    return text('admin.reset.done', { email });
  }

  const shared = { person, cancel: () => setQuestion(null), done: close };
  const button = (label: string, onClick: () => void, look = 'primary') => (
    <button
      type="button"
      className={`btn btn-sm btn-outline-${look}`}
      aria-disabled={action.isPending || undefined}
      onClick={({ currentTarget }) => {
        clicked.current = currentTarget;
        onClick();
      }}
    >
      {label}
    </button>
  );
  return (
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- Escape does what the buttons do
    <div
      onKeyDown={({ key }) => {
        if (key === 'Escape' && question === null) close();
        else if (key === 'Escape') setQuestion(null);
      }}
    >
      {(question === 'username' || question === 'email') && <ChangeForm {...shared} change={question} />}
      {(question === 'promote' || question === 'demote' || question === 'delete') && (
        <ConfirmForm {...shared} toConfirm={question} />
      )}
      <div className="person-actions" hidden={question !== null}>
        {button(text(active ? 'admin.deactivate' : 'admin.activate'), () => run(switchActive))}
        {button(text('admin.username'), () => setQuestion('username'))}
        {button(text('admin.email'), () => setQuestion('email'))}
        {button(text(admin ? 'admin.demote' : 'admin.promote'), () => setQuestion(admin ? 'demote' : 'promote'))}
        {options?.mail && active && button(text('admin.reset'), () => run(mailReset))}
        {button(text('admin.endSessions'), () => run(async () => translated((await endSessions(id)).message)))}
        <Link className="btn btn-sm btn-outline-primary" to={`${paths.auditLog}?user=${id}`}>
          {text('admin.log')}
        </Link>
        {button(text('admin.delete'), () => setQuestion('delete'), 'danger')}
      </div>
      {action.error && question === null && <Reason error={action.error} explain={explain} />}
    </div>
  );
}
