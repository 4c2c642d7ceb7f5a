import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useText } from '../texts/useText';
import { Icon } from './Icon';

interface SearchToolbarProps {
  label: string;
  /** What the list below is searched for; empty shows everybody. */
  searched: string;
  search: (q: string) => void;
  children: ReactNode;
}

/** The search field of a list, with what else decides what it shows. */
export function SearchToolbar({ label, searched, search, children }: SearchToolbarProps) {
  const text = useText();
  const [q, setQ] = useState(searched);
  const [shown, setShown] = useState(searched);
  // Another address searches for something else, and the field shows it.
  if (shown !== searched) {
    setShown(searched);
    setQ(searched);
  }

  function send(event: SyntheticEvent): void {
    event.preventDefault();
    search(q.trim());
  }

  return (
    <form className="toolbar" role="search" onSubmit={send}>
      <label className="visually-hidden" htmlFor="search">
        {label}
      </label>
      <div className="input-group">
        <input
          id="search"
          type="search"
          name="q"
          className="form-control"
          dir="auto"
          maxLength={128}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          placeholder={label}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            // The field was cleared: show everybody again.
            if (event.target.value === '' && searched !== '') search('');
          }}
        />
        <button type="submit" className="btn btn-outline-secondary" aria-label={text('search.do')}>
          <Icon name="search" />
        </button>
      </div>
      {children}
    </form>
  );
}
