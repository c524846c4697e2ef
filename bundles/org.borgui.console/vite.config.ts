import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { placeholders } from './build/placeholders.ts';
import { precompress } from './build/precompress.ts';

export default defineConfig({
  base: './',
  plugins: [react(), precompress(), placeholders()],
  build: {
    outDir: 'target/classes/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': 'http://localhost:8081' } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
