/** Gives a text to the person as a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  follow(url, name);
  URL.revokeObjectURL(url);
}

/** Has the browser fetch a file and save it, under the name that the server gives it where none is given here. */
export function follow(address: string, name = ''): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
