import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import rtl from 'postcss-rtlcss';
import { Mode } from 'postcss-rtlcss/options';
import { defineConfig } from 'vitest/config';
import { compiledTexts } from './texts.mjs';

// Where the API is while developing: a gateway that runs, such as the one of bin/up.
const gateway = process.env.GATEWAY ?? 'http://localhost';

/** The paths that the gateway leads elsewhere, from the one list of services. */
const paths = readFileSync('../services', 'utf8')
  .split('\n')
  .filter((line) => /^[^#]/.test(line) && !line.startsWith('client '))
  .flatMap((line) => line.split(/ +/).slice(3));

export default defineConfig({
  plugins: [react(), compiledTexts()],
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
    // Bootstrap says left and right; a language that is written from the right gets the mirrored rules.
    postcss: { plugins: [rtl({ mode: Mode.override })] },
  },
  server: { proxy: Object.fromEntries(paths.map((path) => [path, gateway])) },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost' } },
    setupFiles: './test/setup.ts',
    testTimeout: 30_000,
    reporters: ['default', ['junit', { outputFile: 'target/vitest.xml' }]],
  },
});
