// Builds the page into dist/explorer. `npm run dev:explorer` serves it instead, with the API of a server on port 4000.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/explorer',
    emptyOutDir: true,
    assetsDir: 'explorer',
    // A style in the script would be forbidden by the page's policy, and so would an inlined file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/graphql': 'http://127.0.0.1:4000', '/schema.graphql': 'http://127.0.0.1:4000', '/playground/': 'http://127.0.0.1:4000' },
  },
});
