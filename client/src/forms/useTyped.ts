import { useLayoutEffect, useRef, useState } from 'react';
import { session, userOf } from '../session/session';
import type { FormField } from './Form';

type Typed<Name extends string> = Partial<Record<Name, string>>;

/** What was typed when a session ended under a form, by its user and form. Gone with the page. */
const interrupted = new Map<string, Typed<string>>();

/**
 * What is typed into a form. If the session ends under it, it is there again, but for passwords, once the same user has logged in.
 *
 * @param id of a form that is only for who is logged in
 */
export function useTyped<Name extends string>(id: string | undefined, fields: FormField<Name>[]) {
  const [key] = useState(() => keyOf(id));
  const [typed, setTyped] = useState<Typed<Name>>(() => interrupted.get(key ?? '') ?? {});
  const kept = Object.fromEntries(
    fields.filter(({ type }) => type !== 'password').map(({ name }) => [name, typed[name] ?? '']),
  );
  const latest = useRef(kept);

  useLayoutEffect(() => {
    latest.current = kept;
  });
  useLayoutEffect(() => {
    if (key === null) return;
    interrupted.delete(key);
    return () => {
      if (session.token() === null) interrupted.set(key, latest.current);
    };
  }, [key]);
  return [typed, setTyped] as const;
}

function keyOf(id: string | undefined): string | null {
  const user = userOf(session.token());
  return user === null || id === undefined ? null : `${user} ${id}`;
}
