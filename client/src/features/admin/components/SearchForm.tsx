import { type SyntheticEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../../../components/Icon';
import type { useListAddress } from '../../../components/useListAddress';
import { useText } from '../../../texts/useText';
import { flags, type Search } from '../search';

interface SearchFormProps {
  address: ReturnType<typeof useListAddress>;
  search: Search;
}

/** The search field and the filters. All of it is in the address. */
export function SearchForm({ address, search }: SearchFormProps) {
  const text = useText();
  const navigate = useNavigate();
  const [q, setQ] = useState(search.q ?? '');
  const go = (change: Record<string, string>) => void navigate(address.change(change).to);

  function send(event: SyntheticEvent): void {
    event.preventDefault();
    go({ q: q.trim() });
  }

  return (
    <form className="toolbar" role="search" onSubmit={send}>
      <label className="visually-hidden" htmlFor="search">
        {text('admin.search')}
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
          placeholder={text('admin.search')}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            // The field was cleared: show everybody again.
            if (event.target.value === '' && search.q !== undefined) go({ q: '' });
          }}
        />
        <button type="submit" className="btn btn-outline-secondary" aria-label={text('users.search.do')}>
          <Icon name="search" />
        </button>
      </div>
      {flags.map((flag) => (
        <select
          key={flag}
          className="form-select"
          aria-label={text(`admin.filter.${flag}`)}
          value={String(search[flag] ?? '')}
          onChange={(event) => go({ [flag]: event.target.value })}
        >
          <option value="">{text(`admin.filter.${flag}.any`)}</option>
          <option value="true">{text(`admin.filter.${flag}.true`)}</option>
          <option value="false">{text(`admin.filter.${flag}.false`)}</option>
        </select>
      ))}
    </form>
  );
}
