import { expect, test } from 'vitest';
import english from '../src/texts/en.json';
import german from '../src/texts/de.json';

const marks = (text: string) => [...text.matchAll(/<\/?\d>|\{\w+(?=[,}])/g)].map(([mark]) => mark).sort();

test('every language has every text', () => {
  expect(Object.keys(german)).toEqual(Object.keys(english));
});

test.each(Object.entries(english))('%s is filled in alike in every language', (id, text) => {
  expect(marks(german[id as keyof typeof german])).toEqual(marks(text));
});
