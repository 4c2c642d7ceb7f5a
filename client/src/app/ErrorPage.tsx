import { paths } from '../paths';
import { RichText } from '../texts/RichText';
import { useText } from '../texts/useText';

/** Replaces a page that has failed. */
export function ErrorPage() {
  const text = useText();
  return (
    <>
      <h1>{text('error.title')}</h1>
      <p role="alert">
        {/* eslint-disable-next-line jsx-a11y-x/anchor-has-content -- RichText puts it in */}
        <RichText id="error.reload" part={<a href={paths.home} />} />
      </p>
    </>
  );
}
