import { Link } from 'react-router';
import { useOptions } from '../../../api/useOptions';
import { Icon } from '../../../components/Icon';
import { paths } from '../../../paths';
import { useIsLoggedIn } from '../../../session/session';
import { RichText } from '../../../texts/RichText';
import { useText } from '../../../texts/useText';

export function NoUsers() {
  const text = useText();
  const { data: options } = useOptions();
  const isLoggedIn = useIsLoggedIn();
  return (
    <div className="card empty">
      <Icon name="people" />
      <p>{text('users.empty')}</p>
      {!isLoggedIn && options?.registration !== 'closed' && (
        <p>
          <RichText id="users.empty.register" part={<Link to={paths.register} />} />
        </p>
      )}
    </div>
  );
}
