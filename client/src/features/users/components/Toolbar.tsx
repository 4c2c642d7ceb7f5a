import { useNavigate } from 'react-router';
import { SearchToolbar } from '../../../components/SearchToolbar';
import { useText } from '../../../texts/useText';
import { type Order, orders, type usePlace } from '../usePlace';

/** The search field and the order. */
export function Toolbar({ place }: { place: ReturnType<typeof usePlace> }) {
  const text = useText();
  const navigate = useNavigate();

  function go(change: { q?: string; order?: Order }): void {
    const { to, state } = place.change(change);
    void navigate(to, { state });
  }

  return (
    <SearchToolbar label={text('users.search')} searched={place.view.q} search={(q) => go({ q })}>
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
    </SearchToolbar>
  );
}
