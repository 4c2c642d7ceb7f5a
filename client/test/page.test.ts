import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import product from '../src/product.json';

test('the server allows the script that sets the theme before the first paint', () => {
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(readFileSync('index.html', 'utf8')) ?? [];
  const digest = createHash('sha256').update(script).digest('base64');

  expect(readFileSync('src/image/nginx.conf', 'utf8')).toContain(`script-src 'self' 'sha256-${digest}'`);
});

test('the page and the manifest say the name of the product', () => {
  const page = new DOMParser().parseFromString(readFileSync('index.html', 'utf8'), 'text/html');
  const manifest: unknown = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8'));

  expect(page.title).toBe(product.name);
  const { content: unloaded } = page.querySelector('template') as HTMLTemplateElement;
  for (const place of [
    page.querySelector('.navbar-brand'),
    unloaded.querySelector('h1'),
    page.querySelector('noscript h1'),
  ]) {
    expect(place?.textContent).toBe(product.name);
  }
  expect(manifest).toMatchObject({ name: product.name, short_name: product.name });
});
