import type { MouseEventHandler } from 'react';
import { useTitle } from '../components/useTitle';
import { RichText } from '../texts/RichText';
import type { TextId } from '../texts/texts';
import { useText } from '../texts/useText';

interface ErrorPageProps {
  /** What happened, with a link. */
  what: TextId;
  href: string;
  onClick?: MouseEventHandler;
}

/** Replaces a page that has failed. */
export function ErrorPage({ what, href, onClick }: ErrorPageProps) {
  const text = useText();
  useTitle('error.title');
  return (
    <>
      <h1>{text('error.title')}</h1>
      <p role="alert">
        {/* eslint-disable-next-line jsx-a11y-x/anchor-has-content -- RichText puts it in */}
        <RichText id={what} part={<a href={href} onClick={onClick} />} />
      </p>
    </>
  );
}
