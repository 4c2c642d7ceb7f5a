import { Component, type ReactNode } from 'react';
import { paths } from '../paths';
import { ErrorPage } from './ErrorPage';
import { Unloaded } from './loaded';
import { UnloadedPage } from './UnloadedPage';

interface State {
  error: unknown;
}

/** Shows an error page if a page fails. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return error instanceof Unloaded ? <UnloadedPage /> : <ErrorPage what="error.reload" href={paths.home} />;
  }
}
