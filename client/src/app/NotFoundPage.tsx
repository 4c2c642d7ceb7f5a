import { Link } from 'react-router';
import { paths } from '../paths';

export function NotFoundPage() {
  return (
    <>
      <h1>Not found</h1>
      <p>
        There is no such page. <Link to={paths.home}>See all users</Link> instead.
      </p>
    </>
  );
}
