import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { trimVendorCss } from './vite/trim-vendor-css.ts';

/** Everything comes from our own origin. `style-src-attr` is for SvelteKit's route announcer. */
const contentSecurityPolicy = {
  mode: 'nonce',
  directives: {
    'default-src': ['self'],
    'script-src': ['self'],
    'style-src': ['self'],
    'style-src-attr': ['unsafe-inline'],
    'img-src': ['self', 'data:'],
    'font-src': ['self'],
    'connect-src': ['self'],
    'form-action': ['self'],
    'object-src': ['none'],
    'base-uri': ['none'],
    'frame-ancestors': ['none'],
  },
} as const;

const apiOrigin = process.env['API_ORIGIN'];

export default defineConfig({
  plugins: [
    trimVendorCss(),
    sveltekit({
      compilerOptions: {
        runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true),
      },
      adapter: adapter({ out: 'build', precompress: true }),
      csp: { mode: contentSecurityPolicy.mode, directives: mutable(contentSecurityPolicy.directives) },
    }),
  ],
  build: { assetsInlineLimit: 0 },
  worker: { format: 'es' },
  server: apiOrigin === undefined ? {} : { proxy: { '/v1': apiOrigin } },
  test: { include: ['src/**/*.test.ts', 'vite/**/*.test.ts'], environment: 'node', isolate: false },
});

/** SvelteKit's types want mutable arrays. */
function mutable<T extends Record<string, readonly string[]>>(directives: T): { -readonly [K in keyof T]: [...T[K]] } {
  return directives as unknown as { -readonly [K in keyof T]: [...T[K]] };
}
