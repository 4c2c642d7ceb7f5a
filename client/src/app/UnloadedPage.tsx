import { useEffect, useState } from 'react';
import { Loading } from '../components/Loading';
import { RichText } from '../texts/RichText';
import { useText } from '../texts/useText';
import { reloadOnce } from './reloadOnce';

/** Replaces a page that could not be loaded. Its release may be gone, so it reloads to get the new one. */
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
