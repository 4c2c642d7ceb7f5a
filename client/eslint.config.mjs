import js from '@eslint/js';
import { readdirSync } from 'node:fs';
import { defineConfig } from 'eslint/config';
import a11y from 'eslint-plugin-jsx-a11y-x';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

const features = readdirSync('src/features');

/** Forbids the files to import from these folders of src/, or of src/features/. */
function forbid(files, folders, message) {
  const regex = `^(\\.\\./)+(src/)?(features/)?(${folders.join('|')})(/|$)`;
  return { files, rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] } };
}

export default defineConfig(
  { ignores: ['target'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strictTypeChecked, hooks.configs.flat['recommended-latest'], a11y.configs.strict],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  // A feature can be taken out without a look at the others, and what features share knows none of them.
  features.map((feature) =>
    forbid(
      [`src/features/${feature}/**`],
      ['app', ...features.filter((other) => other !== feature)],
      'A feature imports neither features nor the application.',
    ),
  ),
  forbid(
    ['src/{api,components,forms,messages,preferences,session,storage,texts}/**'],
    ['app', 'features', ...features],
    'What features share imports neither features nor the application.',
  ),
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        URL: 'readonly',
        console: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
        process: 'readonly',
      },
    },
  },
);
