import { useEffect, useState } from 'react';
import { Loading } from '../components/Loading';
import { ErrorPage } from './ErrorPage';
import { reloadOnce } from './reloadOnce';

/** Replaces a page that could not be loaded. Its release may be gone, so it reloads to get the new one. */
export function UnloadedPage() {
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
    <ErrorPage
      what="error.unloaded"
      href={window.location.href}
      // Following the link would lose what the history entry keeps, such as the code of a mail's link.
      onClick={(event) => {
        event.preventDefault();
        window.location.reload();
      }}
    />
  );
}
