import type { Plugin } from 'vite';

/** Fills in for the development server what the real one replaces in index.html for each request. */
export function placeholders(): Plugin {
  return {
    name: 'placeholders',
    apply: 'serve',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('__BASE__', '/').replace('__NONCE__', ''),
    },
  };
}
