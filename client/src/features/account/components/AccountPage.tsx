import { MembersOnly } from '../../../components/MembersOnly';
import { useTitle } from '../../../components/useTitle';
import { useText } from '../../../texts/useText';
import { OwnAccount } from './OwnAccount';

export function AccountPage() {
  const text = useText();
  useTitle('account.title');
  return (
    <div className="account">
      <h1>{text('account.title')}</h1>
      <MembersOnly>
        <OwnAccount />
      </MembersOnly>
    </div>
  );
}
