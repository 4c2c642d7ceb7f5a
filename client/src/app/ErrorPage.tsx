import { paths } from '../paths';

/** In the place of everything, where the client itself has failed. */
export function ErrorPage() {
  return (
    <main className="container py-4">
      <h1>Something went wrong</h1>
      <p role="alert">
        This page failed. <a href={paths.home}>Load it anew</a>.
      </p>
    </main>
  );
}
