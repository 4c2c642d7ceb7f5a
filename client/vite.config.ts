import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import rtl from 'postcss-rtlcss';
import { Mode } from 'postcss-rtlcss/options';
import { defineConfig } from 'vitest/config';
import { apiTypes } from './api-types.mjs';
import { compiledTexts } from './texts.mjs';

// Where the API is while developing: a gateway that runs, such as the one of bin/up, and single services, as those of bin/dev.
const gateway = process.env.GATEWAY ?? 'http://localhost';
const services = JSON.parse(process.env.SERVICES ?? '{}') as Record<string, string>;

/** Each path that the gateway leads elsewhere, by the one list of services, and where it leads here. */
const proxy = readFileSync('../services', 'utf8')
  .split('\n')
  .filter((line) => /^[^#]/.test(line) && !line.startsWith('client '))
  .flatMap((line) => {
    const [module = '', , , ...paths] = line.split(/ +/);
    return paths.map((path) => [path, services[module] ?? gateway]);
  });

export default defineConfig({
  plugins: [react(), apiTypes(), compiledTexts()],
  build: {
    outDir: 'target/site',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What all pages share is one file, not one a component. Few pages need the forms, and one the names of browsers.
      output: {
        codeSplitting: {
          groups: [{ name: 'shared', test: /node_modules\/(?!bowser)|src\/(?!features|forms|main|texts\/de)/ }],
        },
      },
    },
  },
  css: {
    // Bootstrap's Sass is older than what Sass warns of.
    preprocessorOptions: {
      scss: {
        loadPaths: ['node_modules'],
        quietDeps: true,
        silenceDeprecations: ['color-functions', 'global-builtin', 'if-function', 'import'],
      },
    },
    // Bootstrap says left and right; a language that is written from the right gets the mirrored rules. They weigh no more than others.
    postcss: {
      plugins: [
        rtl({
          mode: Mode.combined,
          ltrPrefix: ':where([dir="ltr"])',
          rtlPrefix: ':where([dir="rtl"])',
          bothPrefix: ':where([dir])',
        }),
      ],
    },
  },
  server: { proxy: Object.fromEntries(proxy) as Record<string, string> },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost' } },
    setupFiles: './test/setup.ts',
    testTimeout: 30_000,
    reporters: ['default', ['junit', { outputFile: 'target/vitest.xml' }]],
  },
});
