import { MembersOnly } from '../../../components/MembersOnly';
import { useTitle } from '../../../components/useTitle';
import { useText } from '../../../texts/useText';
import { OwnStatus } from './OwnStatus';

export function StatusPage() {
  const text = useText();
  useTitle('status.title');
  return (
    <>
      <h1>{text('status.title')}</h1>
      <MembersOnly>
        <OwnStatus />
      </MembersOnly>
    </>
  );
}
