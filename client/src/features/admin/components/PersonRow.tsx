import { useRef } from 'react';
import type { UserDetails } from '../../../api/api';
import { useLanguage, useText } from '../../../texts/useText';
import { PersonActions } from './PersonActions';

interface PersonRowProps {
  person: UserDetails;
  isOpen: boolean;
  open: () => void;
  close: () => void;
}

export function PersonRow({ person, isOpen, open, close }: PersonRowProps) {
  const text = useText();
  const language = useLanguage();
  const { id, username, email, created_at, seen_at } = person;
  const button = useRef<HTMLButtonElement>(null);
  const actions = useRef<HTMLTableCellElement>(null);
  /** Whoever is still at the actions goes on at their button. */
  const leave = () => {
    if (actions.current?.contains(document.activeElement)) button.current?.focus();
    close();
  };
  const date = (time: string) => (
    <time dateTime={time}>{new Date(time).toLocaleDateString(language, { dateStyle: 'medium' })}</time>
  );
  return (
    <>
      <tr className={isOpen ? 'opened' : undefined}>
        <td className="wide id">{id}</td>
        <td>
          <div className="username">
            <bdi>{username}</bdi>
          </div>{' '}
          <bdi>{email}</bdi>{' '}
          <span className="marks">
            {person.admin && <span className="mark">{text('admin.mark.admin')}</span>}
            {!person.active && <span className="mark warning">{text('admin.mark.inactive')}</span>}
            {person.email_verified && <span className="mark">{text('admin.mark.verified')}</span>}
          </span>
        </td>
        <td className="wide">{date(created_at)}</td>
        <td className="wide">{seen_at === null ? '–' : date(seen_at)}</td>
        <td>
          <button
            ref={button}
            type="button"
            className="btn btn-sm btn-outline-primary"
            aria-expanded={isOpen}
            aria-controls={`actions-${id}`}
            onClick={isOpen ? close : open}
          >
            {text('admin.actions')}
            <span className="visually-hidden">: {username}</span>
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr className="actions">
          <td ref={actions} id={`actions-${id}`} colSpan={5}>
            <PersonActions person={person} close={leave} />
          </td>
        </tr>
      )}
    </>
  );
}
