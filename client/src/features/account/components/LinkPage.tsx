import type { ComponentType } from 'react';
import { useCode } from '../useCode';

/** A page that the link of a mail opens. Another link in the same tab starts over. */
export function LinkPage({ of: Page }: { of: ComponentType<{ code: string | null }> }) {
  const code = useCode();
  return <Page key={code} code={code} />;
}
