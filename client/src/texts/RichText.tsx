import { Trans } from '@lingui/react';
import type { ReactElement } from 'react';
import type { TextId } from './texts';

/** A text with an element in it, `<0>…</0>`, such as a link. */
export function RichText({ id, part }: { id: TextId; part: ReactElement }) {
  return <Trans id={id} components={{ 0: part }} />;
}
