import { i18n, type Messages } from '@lingui/core';
import product from '../product.json';
import { stored } from '../storage/stored';
import english from './en.json?compiled';

export type TextId = keyof typeof import('./en.json');
export type Language = (typeof languages)[number]['code'];

/** What ships, each by its own name. The first is shown to whom none of them suits. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
] as const;

const choice = stored('language');
const others: Record<Exclude<Language, 'en'>, () => Promise<{ default: Messages }>> = {
  de: () => import('./de.json?compiled'),
};

/** A text in the language that is shown. Components take it from `useText`, so that they follow the language. */
export function text(id: TextId, values?: Record<string, string | number>): string {
  return i18n._(id, { product: product.name, ...values });
}

/** What the API said, in the language that is shown if `said.…` has it, else in English. */
export function translated(said: string): string {
  const id = (Object.keys(english) as TextId[]).find((id) => id.startsWith('said.') && String(english[id]) === said);
  return id === undefined ? said : text(id);
}

/** Shows the language that was chosen here, else the one that the browser asks for. */
export async function startTexts(): Promise<void> {
  const language = languages.find(({ code }) => code === choice.get())?.code ?? wished();
  // A language that cannot be loaded is no reason to show nothing.
  if (!(await show(language))) await show('en');
}

/** Returns whether the language is shown. If not, its texts could not be loaded: they are of another release, or the server is away. */
export async function chooseLanguage(language: Language): Promise<boolean> {
  choice.set(language);
  return show(language);
}

async function show(language: Language): Promise<boolean> {
  const messages =
    language === 'en'
      ? english
      : await others[language]().then(
          ({ default: texts }) => texts,
          () => null,
        );
  if (messages === null) return false;
  i18n.load(language, messages);
  i18n.activate(language);
  document.documentElement.lang = language;
  return true;
}

function wished(): Language {
  const codes: readonly Language[] = languages.map(({ code }) => code);
  const wishes = navigator.languages.map((tag) => tag.split('-')[0]);
  return wishes.map((wish) => codes.find((code) => code === wish)).find((code) => code !== undefined) ?? 'en';
}
