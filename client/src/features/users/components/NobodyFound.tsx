import { Link } from 'react-router';
import { Icon } from '../../../components/Icon';
import { useText } from '../../../texts/useText';
import type { usePlace } from '../usePlace';

interface NobodyFoundProps {
  q: string;
  /** The link to all users. */
  all: ReturnType<ReturnType<typeof usePlace>['change']>;
}

export function NobodyFound({ q, all }: NobodyFoundProps) {
  const text = useText();
  return (
    <div className="card empty">
      <Icon name="search" />
      <p>{text('users.nobody')}</p>
      <p>
        <bdi>{q}</bdi>
      </p>
      <p>
        <Link {...all}>{text('users.nobody.all')}</Link>
      </p>
    </div>
  );
}
