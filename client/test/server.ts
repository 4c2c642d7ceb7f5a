import { setupServer } from 'msw/node';

/** Stands for the API; every test says what it answers. */
export const server = setupServer();
