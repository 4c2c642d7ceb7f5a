import { useEffect, useState } from 'react';
import { Loading } from '../components/Loading';
import { RichText } from '../texts/RichText';
import { useText } from '../texts/useText';
import { reloadOnce } from './reloadOnce';

/** In the place of a page that could not be fetched: the release that it was of may be gone, so the new one is loaded. */
export function UnloadedPage() {
  const text = useText();
  const [isGivenUp, setGivenUp] = useState(false);

  useEffect(() => {
    let isShown = true;
    void reloadOnce().then((isReloading) => {
      if (isShown) setGivenUp(!isReloading);
    });
    return () => {
      isShown = false;
    };
  }, []);

  if (!isGivenUp) {
    return <Loading lines={3} />;
  }
  return (
    <>
      <h1>{text('error.title')}</h1>
      <p role="alert">
        {/* eslint-disable-next-line jsx-a11y-x/anchor-has-content -- RichText puts it in */}
        <RichText id="error.unloaded" part={<a href={window.location.href} />} />
      </p>
    </>
  );
}
