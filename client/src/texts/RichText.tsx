import { Trans } from '@lingui/react';
import type { ReactElement } from 'react';
import type { TextId } from './texts';

/** A text with a part in it, `<0>…</0>`, that is more than text, such as a link. */
export function RichText({ id, part }: { id: TextId; part: ReactElement }) {
  return <Trans id={id} components={{ 0: part }} />;
}
