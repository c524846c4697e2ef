/** Where the console lies, as the server wrote it into the page; a base element would let injected markup move it. */
export function base(): URL {
  const path = document.querySelector<HTMLMetaElement>('meta[name="base"]')?.content ?? '/';
  return new URL(path, window.location.href);
}
