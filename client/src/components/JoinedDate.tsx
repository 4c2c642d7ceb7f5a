import { useLanguage, useText } from '../texts/useText';

/** A sentence with the date of joining. */
export function JoinedDate({ of }: { of: { created_at: string } }) {
  const text = useText();
  const date = new Date(of.created_at).toLocaleDateString(useLanguage(), { dateStyle: 'long' });
  return <time dateTime={of.created_at}>{text('member.since', { date })}</time>;
}
