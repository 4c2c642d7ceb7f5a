import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Where the API is while developing: a gateway that runs, such as the one of bin/up.
const gateway = process.env.GATEWAY ?? 'http://localhost';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'target/site', emptyOutDir: true },
  server: { proxy: { '/auth': gateway, '/ping': gateway, '/users': gateway } },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost' } },
    setupFiles: './test/setup.ts',
    reporters: ['default', ['junit', { outputFile: 'target/vitest.xml' }]],
  },
});
