import { useOptions } from '../../../api/useOptions';
import { Failure } from '../../../components/Failure';
import { Loading } from '../../../components/Loading';
import { useText } from '../../../texts/useText';
import { useAccount } from '../../../session/useAccount';
import { DeleteSection } from './DeleteSection';
import { EmailSection } from './EmailSection';
import { PasswordSection } from './PasswordSection';
import { SessionsSection } from './SessionsSection';
import { UsernameSection } from './UsernameSection';

export function OwnAccount() {
  const text = useText();
  const { data: options } = useOptions();
  const { data: account, error, isFetching, refetch } = useAccount();
  if (account === undefined && error) {
    return (
      <Failure what={text('account.failed')} error={error} isTrying={isFetching} tryAgain={() => void refetch()} />
    );
  }
  if (account === undefined) {
    return <Loading lines={6} />;
  }
  return (
    <>
      <UsernameSection username={account.username} />
      <EmailSection account={account} />
      <PasswordSection email={account.email} changedAt={account.password_changed_at} />
      <SessionsSection />
      {options?.account_deletion && <DeleteSection email={account.email} />}
    </>
  );
}
