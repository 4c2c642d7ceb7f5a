// Of all JavaScript but the client's, which has its own: that of e2e, of Swagger UI's page, and of bin/lib.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import globals from 'globals';

export default defineConfig(
  { ignores: ['**/target', 'client'] },
  js.configs.recommended,
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  // Scripts of one page, which name each other.
  {
    files: ['swagger/src/site/*.js'],
    languageOptions: { globals: { ...globals.browser, AccessPlugin: 'readonly', AnswersPlugin: 'readonly', SamplesPlugin: 'readonly', SwaggerUIBundle: 'readonly' } },
  },
  // What a test of TestCafe hands over to the browser is in the same file.
  {
    files: ['e2e/browser/**/*.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.commonjs, __dirname: 'readonly', fixture: 'readonly', process: 'readonly', test: 'readonly' } },
  },
);
