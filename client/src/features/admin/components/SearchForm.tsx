import { useNavigate } from 'react-router';
import { SearchToolbar } from '../../../components/SearchToolbar';
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
  const go = (change: Record<string, string>) => void navigate(address.change(change).to);
  return (
    <SearchToolbar label={text('admin.search')} searched={search.q ?? ''} search={(q) => go({ q })}>
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
    </SearchToolbar>
  );
}
