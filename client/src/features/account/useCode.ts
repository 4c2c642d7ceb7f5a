import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The code of the link that was opened; null if there is none. It is taken out of the address, where others may see it and the
 * browser's history keeps it, but stays while the page is reloaded.
 */
export function useCode(): string | null {
  const { hash, pathname, state } = useLocation() as { hash: string; pathname: string; state: unknown };
  const navigate = useNavigate();

  useEffect(() => {
    if (hash !== '') void navigate(pathname, { replace: true, state: { code: hash.slice(1) } });
  }, [hash, pathname, navigate]);

  if (hash !== '') return hash.slice(1);
  return typeof state === 'object' && state !== null && 'code' in state && typeof state.code === 'string'
    ? state.code
    : null;
}
