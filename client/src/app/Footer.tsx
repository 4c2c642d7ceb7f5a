import { Link } from 'react-router';
import { paths } from '../paths';
import { useText } from '../texts/useText';

export function Footer() {
  const text = useText();
  return (
    <footer className="container footer">
      <Link to={paths.about}>{text('footer.about')}</Link>
      <a href={paths.swagger}>{text('footer.api')}</a>
    </footer>
  );
}
