import { http } from 'msw';
import { setupServer } from 'msw/node';
import { accountOf, optionsOf } from './answers';

/** Stands for the API; every test says what it answers, but for what every page may ask. */
export const server = setupServer(
  http.get('*/auth/options', () => optionsOf()),
  http.get('*/auth/account', () => accountOf()),
);
