import type { UseMutationResult } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { againAt, Refused } from '../api/failures';
import { useSecondsUntil } from '../components/useSecondsUntil';
import { messages } from '../messages/messages';
import type { TextId } from '../texts/texts';
import { useText } from '../texts/useText';
import { Field } from './Field';
import { Reason } from './Reason';
import { idOf, RuleList } from './RuleList';
import type { Rule } from './rules';
import { SubmitButton } from './SubmitButton';
import { useTyped } from './useTyped';

export interface FormField<Name extends string> {
  name: Name;
  label: TextId;
  type: 'text' | 'email' | 'password';
  autoComplete: string;
}

interface FormProps<Name extends string> {
  /** Begins the ids of the form's elements; needed if a page has several forms. */
  id?: string;
  /** What has a rule, or is sent, must be among them: so their names are the ones that count. */
  fields: FormField<Name>[];
  rules: Rule<NoInfer<Name>>[];
  sending: Pick<
    UseMutationResult<unknown, Error, Record<NoInfer<Name>, string>>,
    'error' | 'isPending' | 'mutate' | 'reset'
  >;
  submit: TextId;
  look?: 'primary' | 'danger';
  /** Whether it does what the link of a mail is for. */
  isOfALink?: boolean;
  /** The email of whose password is asked for, by which a password manager knows it. */
  account?: string | undefined;
  /** Takes the question back that the form is an answer to. */
  cancel?: () => void;
  /** The message for an error in this form. */
  explain: (error: Error) => string;
}

/** Its rules, its fields and what the server said of them. Once it is sent, it is empty again. */
export function Form<Name extends string>(props: FormProps<Name>) {
  const { fields, rules, sending, explain } = props;
  const text = useText();
  const empty = Object.fromEntries(fields.map(({ name }) => [name, ''])) as Record<Name, string>;
  const [typed, setTyped] = useTyped(props.id, fields);
  // A field may be added later.
  const values = { ...empty, ...typed };
  const meant = Object.fromEntries(
    fields.map(({ name, type }) => [name, cleaned(type, values[name])]),
  ) as typeof values;
  const [judged, setJudged] = useState<Name[]>([]);
  const refused = sending.error instanceof Refused ? sending.error : null;
  // Of a field that the API has and this form has not.
  const elsewhere = refused?.errors.filter((error) => !fields.some(({ name }) => name === error.field)) ?? [];
  const mustWait = useSecondsUntil(againAt(sending.error)) > 0;
  const prefix = props.id === undefined ? '' : `${props.id}-`;

  const holds = (rule: Rule<Name>) => rule.holds(meant[rule.field]);
  const broken = rules.filter((rule) => !holds(rule));
  const missing = fields.map(({ name }) => name).filter((name) => meant[name] === '');
  const isReady = broken.length === 0 && missing.length === 0;

  function focusFirst(names: string[]): void {
    const field = fields.find(({ name }) => names.includes(name));
    if (field) document.getElementById(prefix + field.name)?.focus();
  }

  function send(event: SyntheticEvent): void {
    event.preventDefault();
    if (!isReady) {
      setJudged(fields.map(({ name }) => name));
      focusFirst([...missing, ...broken.map(({ field }) => field)]);
    } else if (!sending.isPending && !mustWait) {
      sending.mutate(meant, {
        onSuccess: () => {
          setTyped({});
          setJudged([]);
        },
        onError: (error) => {
          messages.show('danger', explain(error));
          if (error instanceof Refused) focusFirst(error.errors.map(({ field }) => field));
        },
      });
    }
  }

  return (
    <>
      {rules.length > 0 && (
        <RuleList prefix={prefix} rules={rules} holds={holds} isJudged={(rule) => judged.includes(rule.field)} />
      )}
      <form noValidate aria-busy={sending.isPending} onSubmit={send}>
        {props.account !== undefined && (
          <input type="text" autoComplete="username" value={props.account} readOnly hidden />
        )}
        {fields.map(({ name, label, type, autoComplete }) => (
          <Field
            key={name}
            id={prefix + name}
            name={name}
            label={text(label)}
            type={type}
            autoComplete={autoComplete}
            value={values[name]}
            refusal={refused?.errors.find((refusal) => refusal.field === name)?.message}
            rules={rules.filter((rule) => rule.field === name).map((rule) => idOf(prefix, rule))}
            isBroken={judged.includes(name) && broken.some((rule) => rule.field === name)}
            isStill={sending.isPending}
            onChange={(value) => {
              if (!mustWait) sending.reset();
              setTyped({ ...values, [name]: value });
            }}
            // Enter does not send a form whose button is disabled; show what is missing instead.
            onEnter={(event) => {
              if (!isReady) send(event);
            }}
            onLeave={() => {
              if (values[name] !== '' && !judged.includes(name)) setJudged([...judged, name]);
            }}
          />
        ))}
        {sending.error && (
          <Reason id={`${prefix}reason`} error={sending.error} explain={explain}>
            {elsewhere.map(({ field, message }) => (
              <span key={field} lang="en">
                {' '}
                {field} {message}.
              </span>
            ))}
          </Reason>
        )}
        <SubmitButton
          id={prefix}
          label={text(props.submit)}
          isReady={isReady}
          notReady={broken.length > 0 ? 'form.notReady' : 'form.notFilled'}
          isPending={sending.isPending}
          mustWait={mustWait}
          describedBy={sending.error ? `${prefix}reason` : undefined}
          look={props.look}
          isOfALink={props.isOfALink}
          cancel={props.cancel}
        />
      </form>
    </>
  );
}

/** As the API takes it: nobody means the white space at the ends, and a text has one spelling. A password is as it was typed. */
function cleaned(type: FormField<string>['type'], value: string): string {
  return type === 'password' ? value : value.trim().normalize();
}
