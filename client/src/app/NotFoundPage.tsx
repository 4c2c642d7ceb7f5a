import { Link } from 'react-router';
import { useTitle } from '../components/useTitle';
import { paths } from '../paths';
import { RichText } from '../texts/RichText';
import { useText } from '../texts/useText';

export function NotFoundPage() {
  const text = useText();
  useTitle('notFound.title');
  return (
    <>
      <h1>{text('notFound.title')}</h1>
      <p>
        <RichText id="notFound.text" part={<Link to={paths.home} />} />
      </p>
    </>
  );
}
