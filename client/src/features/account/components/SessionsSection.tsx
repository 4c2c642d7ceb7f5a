import { type SyntheticEvent, useState } from 'react';
import { explain } from '../../../api/explain';
import { againAt } from '../../../api/failures';
import { Failure } from '../../../components/Failure';
import { Loading } from '../../../components/Loading';
import { useSecondsUntil } from '../../../components/useSecondsUntil';
import { Field } from '../../../forms/Field';
import { Reason } from '../../../forms/Reason';
import { messages } from '../../../messages/messages';
import { useText } from '../../../texts/useText';
import { endSession } from '../api/changes';
import { useChange } from '../api/useChange';
import { useSessions } from '../api/useSessions';
import { currentPasswordField } from '../fields';
import { Section } from './Section';
import { SessionsTable } from './SessionsTable';

const PASSWORD_ID = 'sessions-password';

/** Where the account is logged in. Any of these sessions is ended by its button, with the password. */
export function SessionsSection() {
  const text = useText();
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { data: sessions, error, isFetching, refetch } = useSessions();
  const ending = useChange(endSession);
  const mustWait = useSecondsUntil(againAt(ending.error)) > 0;

  function end(session: string): void {
    if (ending.isPending || mustWait) return;
    if (password === '') {
      setMissing(true);
      document.getElementById(PASSWORD_ID)?.focus();
      return;
    }
    ending.mutate(
      { password, session },
      { onSuccess: () => setPassword(''), onError: (failure) => messages.show('danger', explain(failure)) },
    );
  }

  if (sessions === undefined) {
    return (
      <Section title="account.sessions">
        {error ? (
          <Failure
            what={text('account.sessions.failed')}
            error={error}
            isTrying={isFetching}
            tryAgain={() => void refetch()}
          />
        ) : (
          <Loading lines={2} />
        )}
      </Section>
    );
  }
  return (
    <Section title="account.sessions">
      <form noValidate aria-busy={ending.isPending} onSubmit={(event: SyntheticEvent) => event.preventDefault()}>
        <p>{text('account.sessions.how')}</p>
        <Field
          {...currentPasswordField}
          id={PASSWORD_ID}
          label={text(currentPasswordField.label)}
          value={password}
          rules={[]}
          isBroken={isMissing && password === ''}
          isStill={ending.isPending}
          onChange={(value) => {
            if (!mustWait) ending.reset();
            setPassword(value);
          }}
          onEnter={() => undefined}
          onLeave={() => undefined}
        />
        {ending.error && <Reason error={ending.error} explain={explain} />}
        <SessionsTable sessions={sessions} isEnding={ending.isPending || mustWait} end={end} />
        {sessions.some(({ current }) => !current) && (
          <button
            type="button"
            className="btn btn-outline-primary"
            aria-disabled={ending.isPending || mustWait}
            onClick={() => end('others')}
          >
            {text('account.sessions.endOthers')}
          </button>
        )}
      </form>
    </Section>
  );
}
