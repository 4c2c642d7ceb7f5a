import type { ReactNode } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useTitle } from '../../../components/useTitle';
import { Form, type FormField } from '../../../forms/Form';
import type { Rule } from '../../../forms/rules';
import { useIsLoggedIn } from '../../../session/session';
import { RichText } from '../../../texts/RichText';
import type { TextId } from '../../../texts/texts';
import { useText } from '../../../texts/useText';
import type { Credentials, useSignIn } from '../api/useSignIn';
import { destination } from '../destination';

interface CredentialsFormProps<Name extends keyof Credentials> {
  title: TextId;
  fields: FormField<Name>[];
  rules: Rule<NoInfer<Name>>[];
  sending: ReturnType<typeof useSignIn<NoInfer<Name>>>;
  submit: TextId;
  /** The link to the other form, if there is one. */
  other: { text: TextId; path: string } | null;
  /** The message for an error in this form. */
  explain: (error: Error) => string;
  /** What is shown in the place of the form, if anything. */
  instead?: ReactNode;
  children?: ReactNode;
}

/** Login or registration. Afterwards, the user is where they wanted to go. */
export function CredentialsForm<Name extends keyof Credentials>(props: CredentialsFormProps<Name>) {
  const text = useText();
  useTitle(props.title);
  const isLoggedIn = useIsLoggedIn();
  const { state } = useLocation() as { state: unknown };
  if (isLoggedIn) {
    return <Navigate to={destination(state)} replace />;
  }
  return (
    <div className="card form-card">
      <h1>{text(props.title)}</h1>
      {props.instead || (
        <Form
          fields={props.fields}
          rules={props.rules}
          sending={props.sending}
          submit={props.submit}
          explain={props.explain}
        />
      )}
      {props.children}
      {props.other && (
        <p className="other-form">
          <RichText id={props.other.text} part={<Link to={props.other.path} state={state} />} />
        </p>
      )}
    </div>
  );
}
