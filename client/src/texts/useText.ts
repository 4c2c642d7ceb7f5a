import { useLingui } from '@lingui/react';
import { text } from './texts';

/** `text`, in a component that is rendered again when the language changes. */
export function useText(): typeof text {
  useLingui();
  return text;
}

/** The language that is shown, for dates and numbers. */
export function useLanguage(): string {
  return useLingui().i18n.locale;
}
