import { type SyntheticEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../../../components/Icon';
import { useText } from '../../../texts/useText';
import { type Order, orders, type usePlace } from '../usePlace';

/** The search field and the order. */
export function Toolbar({ place }: { place: ReturnType<typeof usePlace> }) {
  const text = useText();
  const navigate = useNavigate();
  const [q, setQ] = useState(place.view.q);

  function go(change: { q?: string; order?: Order }): void {
    const { to, state } = place.change(change);
    void navigate(to, { state });
  }

  function search(event: SyntheticEvent): void {
    event.preventDefault();
    go({ q: q.trim() });
  }

  return (
    <form className="toolbar" role="search" onSubmit={search}>
      <label className="visually-hidden" htmlFor="search">
        {text('users.search')}
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
          placeholder={text('users.search')}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            // The field was cleared: show everybody again.
            if (event.target.value === '' && place.view.q !== '') go({ q: '' });
          }}
        />
        <button type="submit" className="btn btn-outline-secondary" aria-label={text('users.search.do')}>
          <Icon name="search" />
        </button>
      </div>
      <label className="visually-hidden" htmlFor="order">
        {text('users.order')}
      </label>
      <select
        id="order"
        className="form-select"
        value={place.view.order}
        onChange={(event) => go({ order: orders.find((order) => order === event.target.value) })}
      >
        {orders.map((order) => (
          <option key={order} value={order}>
            {text(`users.order.${order}`)}
          </option>
        ))}
      </select>
    </form>
  );
}
