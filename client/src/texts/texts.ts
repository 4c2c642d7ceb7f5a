import { i18n, type Messages } from '@lingui/core';
import { inTime } from '../api/inTime';
import product from '../product.json';
import { stored } from '../storage/stored';
import english from './en.json?compiled';
import { isolate } from './isolate';

export type TextId = keyof typeof import('./en.json');
export type Language = (typeof languages)[number]['code'];

/** What ships, each by its own name and with the direction of its script. The first is shown to whom none of them suits. */
export const languages = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'de', name: 'Deutsch', dir: 'ltr' },
] as const;

const choice = stored('language');
let latest: Language = 'en';
const others: Record<Exclude<Language, 'en'>, () => Promise<{ default: Messages }>> = {
  de: () => import('./de.json?compiled'),
};

/** A text in the language that is shown. Components take it from `useText`, so that they follow the language. */
export function text(id: TextId, values: Record<string, string | number> = {}): string {
  const isolated = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)]));
  return i18n._(id, { product: product.name, ...isolated });
}

/** What the API said, in the language that is shown if `said.…` has it, else in English. It may have one number in it. */
export function translated(said: string): string {
  const count = /\d+/.exec(said)?.[0];
  const pattern = count === undefined ? said : said.replace(count, 'count');
  const id = (Object.keys(english) as TextId[]).find((id) => id.startsWith('said.') && flat(english[id]) === pattern);
  if (id === undefined) return said;
  return count === undefined ? text(id) : text(id, { count });
}

/** Shows the language that was chosen here, also in another tab, else the one that the browser asks for. */
export async function startTexts(): Promise<void> {
  window.addEventListener('storage', follow);
  // A language that cannot be loaded is no reason to show nothing.
  if (!(await show(wanted()))) await show('en');
}

/** Returns whether the language is shown. If not, its texts could not be loaded: they are of another release, or the server is away. */
export async function chooseLanguage(language: Language): Promise<boolean> {
  choice.set(language);
  return show(language);
}

function follow(): void {
  if (wanted() !== i18n.locale) void show(wanted());
}

async function show(language: Language): Promise<boolean> {
  latest = language;
  const messages =
    language === 'en'
      ? english
      : await inTime(others[language]()).then(
          ({ default: texts }) => texts,
          () => null,
        );
  if (messages === null) return false;
  // Another one was chosen while this one was on its way.
  if (latest !== language) return true;
  i18n.load(language, messages);
  i18n.activate(language);
  document.documentElement.lang = language;
  document.documentElement.dir = languages.find(({ code }) => code === language)?.dir ?? 'ltr';
  return true;
}

function wanted(): Language {
  return languages.find(({ code }) => code === choice.get())?.code ?? wished();
}

function wished(): Language {
  const codes: readonly Language[] = languages.map(({ code }) => code);
  const wishes = navigator.languages.map((tag) => tag.split('-')[0]);
  return wishes.map((wish) => codes.find((code) => code === wish)).find((code) => code !== undefined) ?? 'en';
}

/** A compiled text, with the names of what is filled in. */
function flat(compiled: Messages[string] | undefined): string {
  return Array.isArray(compiled) ? compiled.flat().join('') : String(compiled);
}
