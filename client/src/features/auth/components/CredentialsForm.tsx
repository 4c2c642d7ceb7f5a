import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { Refused } from '../../../api/failures';
import { messages } from '../../../messages/messages';
import { paths } from '../../../paths';
import { session, useIsLoggedIn } from '../../../session/session';
import type { Credentials, Rule } from '../rules';
import { Field } from './Field';
import { RuleList } from './RuleList';

interface CredentialsFormProps {
  title: string;
  rules: Rule[];
  asksUsername: boolean;
  passwordAutoComplete: 'new-password' | 'current-password';
  /** Answers with a token. */
  submit: (credentials: Credentials) => Promise<string>;
  /** What to say of a refusal, in the words of this form. */
  explain: (refused: Refused) => string;
}

export function CredentialsForm({
  title,
  rules,
  asksUsername,
  passwordAutoComplete,
  submit,
  explain,
}: CredentialsFormProps) {
  const navigate = useNavigate();
  const isLoggedIn = useIsLoggedIn();
  const [credentials, setCredentials] = useState<Credentials>({ username: '', email: '', password: '' });
  const sending = useMutation({
    mutationFn: submit,
    onSuccess: (token) => {
      session.begin(token);
      messages.show('success', 'Welcome!');
      void navigate(paths.home);
    },
    onError: (error) => messages.show('danger', error instanceof Refused ? explain(error) : error.message),
  });

  if (isLoggedIn) {
    return <Navigate to={paths.home} replace />;
  }

  const isReady = rules.every((rule) => rule.holds(credentials));
  const refusals = sending.error instanceof Refused ? sending.error.errors : [];
  const field = (name: keyof Credentials) => ({
    name,
    value: credentials[name],
    refusal: refusals.find((refusal) => refusal.field === name)?.message,
    describedBy: 'rules',
    onChange: (value: string) => {
      sending.reset();
      setCredentials({ ...credentials, [name]: value });
    },
  });

  return (
    <>
      <h1>{title}</h1>
      <RuleList id="rules" rules={rules} credentials={credentials} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !sending.isPending) {
            sending.mutate(credentials);
          }
        }}
      >
        {asksUsername && <Field label="Username" type="text" autoComplete="username" {...field('username')} />}
        <Field label="Email" type="email" autoComplete="email" {...field('email')} />
        <Field label="Password" type="password" autoComplete={passwordAutoComplete} {...field('password')} />
        <input type="submit" className="btn btn-primary" value="Submit" disabled={!isReady || sending.isPending} />
      </form>
    </>
  );
}
