import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { UserDetails } from '../../../api/api';
import { explain } from '../../../api/explain';
import { againAt } from '../../../api/failures';
import { useOptions } from '../../../api/useOptions';
import { useSecondsUntil } from '../../../components/useSecondsUntil';
import { Reason } from '../../../forms/Reason';
import { messages } from '../../../messages/messages';
import { paths } from '../../../paths';
import { type TextId, translated } from '../../../texts/texts';
import { useText } from '../../../texts/useText';
import { changeUser, endSessions, sendReset } from '../api/actions';
import { useAction } from '../api/useAction';
import { type Change, ChangeForm } from './ChangeForm';
import { ConfirmForm, type ToConfirm } from './ConfirmForm';

interface PersonActionsProps {
  person: UserDetails;
  close: () => void;
}

interface Action {
  name: TextId;
  /** Returns what to say. */
  send: () => Promise<string>;
}

/** What an admin may do to one person. What gives an account away, or cannot be undone, is asked for again. */
export function PersonActions({ person, close }: PersonActionsProps) {
  const text = useText();
  const [question, setQuestion] = useState<Change | ToConfirm | null>(null);
  const { data: options } = useOptions();
  const { id, username, email, active, admin } = person;
  const clicked = useRef<HTMLButtonElement>(null);
  const action = useAction(({ send }: Action) => send());
  const mustWait = useSecondsUntil(againAt(action.error)) > 0;
  // The wait is for what was refused, and for nothing else.
  const limited = mustWait ? action.variables?.name : undefined;

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
  const button = (name: TextId, onClick: () => void, isStill: boolean, look = 'primary') => (
    <button
      type="button"
      className={`btn btn-sm btn-outline-${look}`}
      aria-disabled={isStill || undefined}
      onClick={({ currentTarget }) => {
        clicked.current = currentTarget;
        if (!isStill) onClick();
      }}
    >
      {text(name)}
    </button>
  );
  const ask = (what: Change | ToConfirm, look?: 'danger') =>
    button(`admin.${what}`, () => setQuestion(what), action.isPending, look);
  const act = (name: TextId, send: () => Promise<string>) => {
    const run = () => action.mutate({ name, send }, { onError: (error) => messages.show('danger', explain(error)) });
    return button(name, run, action.isPending || name === limited);
  };
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
        {act(active ? 'admin.deactivate' : 'admin.activate', switchActive)}
        {ask('username')}
        {ask('email')}
        {ask(admin ? 'demote' : 'promote')}
        {options?.mail && active && act('admin.reset', mailReset)}
        {act('admin.endSessions', async () => translated((await endSessions(id)).message))}
        <Link className="btn btn-sm btn-outline-primary" to={`${paths.auditLog}?user=${id}`}>
          {text('admin.log')}
        </Link>
        {ask('delete', 'danger')}
      </div>
      {action.error && question === null && <Reason error={action.error} explain={explain} />}
    </div>
  );
}
