import { afterEach, expect, test } from 'vitest';
import english from '../src/texts/en.json';
import german from '../src/texts/de.json';
import { chooseLanguage, text, translated } from '../src/texts/texts';

const marks = (text: string) => [...text.matchAll(/<\/?\d>|\{\w+(?=[,}])/g)].map(([mark]) => mark).sort();

test('every language has every text', () => {
  expect(Object.keys(german)).toEqual(Object.keys(english));
});

test.each(Object.entries(english))('%s is filled in alike in every language', (id, text) => {
  expect(marks(german[id as keyof typeof german])).toEqual(marks(text));
});

afterEach(async () => {
  await chooseLanguage('en');
});

test.each([
  ['must have at least 14 characters', 'muss mindestens 14 Zeichen haben'],
  ['must not be blank', 'darf nicht leer sein'],
  ['Something went wrong. Please contact us.', 'Etwas ist schiefgegangen. Bitte an uns wenden.'],
  ['must have 3 of 4 kinds', 'must have 3 of 4 kinds'],
])('what the API says, "%s", is "%s" in German', async (said, german) => {
  await chooseLanguage('de');

  expect(translated(said)).toBe(german);
});

test.each(['\u202egnitset', 'أحمد', 'שלום'])('the name %s turns nothing in a text around it', (username) => {
  expect(text('admin.delete.question', { username })).toBe(`Delete \u2068${username}\u2069?`);
});

test.each(['michael', 'Zoë', '😀😀'])('the name %s is in a text as it is', (username) => {
  expect(text('admin.delete.question', { username })).toBe(`Delete ${username}?`);
});
