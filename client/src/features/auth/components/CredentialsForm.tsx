import { type SyntheticEvent, useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { Refused } from '../../../api/failures';
import { Icon } from '../../../components/Icon';
import { useSecondsUntil } from '../../../components/useSecondsUntil';
import { useTitle } from '../../../components/useTitle';
import { WaitingText } from '../../../components/WaitingText';
import { messages } from '../../../messages/messages';
import { useIsLoggedIn } from '../../../session/session';
import { RichText } from '../../../texts/RichText';
import type { TextId } from '../../../texts/texts';
import { useText } from '../../../texts/useText';
import type { useSignIn } from '../api/useSignIn';
import { destination } from '../destination';
import type { Credentials, Rule } from '../rules';
import { Field } from './Field';
import { RuleList } from './RuleList';
import { SubmitButton } from './SubmitButton';

type FieldName = keyof Credentials;

interface CredentialsFormProps {
  title: TextId;
  fields: FieldName[];
  rules: Rule[];
  passwordAutoComplete: 'new-password' | 'current-password';
  sending: ReturnType<typeof useSignIn>;
  submit: TextId;
  /** The link to the other form. */
  other: { text: TextId; path: string };
  /** The message for an error in this form. */
  explain: (error: Error) => string;
}

export function CredentialsForm(props: CredentialsFormProps) {
  const { fields, rules, sending, explain } = props;
  const text = useText();
  useTitle(props.title);
  const isLoggedIn = useIsLoggedIn();
  const { state } = useLocation() as { state: unknown };
  const [credentials, setCredentials] = useState<Credentials>({ username: '', email: '', password: '' });
  const [judged, setJudged] = useState<FieldName[]>([]);
  const refused = sending.error instanceof Refused ? sending.error : null;
  const mustWait = useSecondsUntil(refused?.againAt ?? null) > 0;

  if (isLoggedIn) {
    return <Navigate to={destination(state)} replace />;
  }

  const holds = (rule: Rule) => rule.holds(credentials[rule.field]);
  const broken = rules.filter((rule) => !holds(rule));
  const isReady = broken.length === 0;

  function focusFirst(names: (FieldName | undefined)[]): void {
    const name = fields.find((field) => names.includes(field));
    if (name) document.getElementById(name)?.focus();
  }

  function send(event: SyntheticEvent): void {
    event.preventDefault();
    if (!isReady) {
      setJudged(fields);
      focusFirst(broken.map(({ field }) => field));
    } else if (!sending.isPending && !mustWait) {
      sending.mutate(credentials, {
        onError: (error) => {
          messages.show('danger', explain(error));
          if (error instanceof Refused)
            focusFirst(error.errors.map(({ field }) => fields.find((name) => name === field)));
        },
      });
    }
  }

  const field = (name: FieldName) => ({
    name,
    label: text(`form.${name}`),
    value: credentials[name],
    refusal: refused?.errors.find((refusal) => refusal.field === name)?.message,
    rules: rules.filter((rule) => rule.field === name),
    isBroken: judged.includes(name) && broken.some((rule) => rule.field === name),
    isStill: sending.isPending,
    onChange: (value: string) => {
      if (!mustWait) sending.reset();
      setCredentials({ ...credentials, [name]: value });
    },
    // Enter does not send a form whose button is disabled; show what is missing instead.
    onEnter: (event: SyntheticEvent) => {
      if (!isReady) send(event);
    },
    onLeave: () => {
      if (credentials[name] !== '' && !judged.includes(name)) setJudged([...judged, name]);
    },
  });

  return (
    <div className="card form-card">
      <h1>{text(props.title)}</h1>
      <RuleList rules={rules} holds={holds} isJudged={(rule) => judged.includes(rule.field)} />
      <form noValidate aria-busy={sending.isPending} onSubmit={send}>
        {fields.includes('username') && <Field type="text" autoComplete="nickname" {...field('username')} />}
        {/* A password manager must store what the login asks for: the email. */}
        <Field type="email" autoComplete="username" {...field('email')} />
        <Field type="password" autoComplete={props.passwordAutoComplete} {...field('password')} />
        {sending.error && (
          <div id="reason" className="reason">
            <Icon name="cross" />
            <span>
              {refused?.againAt ? text('failure.tooMany') : explain(sending.error)}{' '}
              <WaitingText until={refused?.againAt ?? null} />
            </span>
          </div>
        )}
        <SubmitButton
          label={text(props.submit)}
          isReady={isReady}
          isPending={sending.isPending}
          mustWait={mustWait}
          describedBy={sending.error ? 'reason' : undefined}
        />
      </form>
      <p className="other-form">
        <RichText id={props.other.text} part={<Link to={props.other.path} state={state} />} />
      </p>
    </div>
  );
}
