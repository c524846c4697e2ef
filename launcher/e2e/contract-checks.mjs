// What answers of the API are compared with.
import assert from 'node:assert/strict';

export const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/;

/** The body of an answer that has to be good, or have this status. */
export async function ok(asked, status = 200) {
  const answer = await asked;
  assert.equal(answer.status, status, answer.bytes?.toString());
  return answer.body;
}

export async function refused(asked, status, key, params = {}) {
  const { status: is, body, bytes } = await asked;
  assert.equal(is, status, bytes.toString());
  assert.equal(body.detail.key, `backend.errors.${key}`, bytes.toString());
  for (const [name, value] of Object.entries(params)) assert.equal(body.detail.params[name], value, name);
}

/** Exactly these fields, or, with `more`, at least these. */
export function keys(object, names, more = false) {
  const wanted = names.trim().split(/\s+/).sort();
  const found = Object.keys(object).sort();
  assert.deepEqual(more ? wanted.filter((name) => found.includes(name)) : found, wanted);
}

export const query = (values) => new URLSearchParams(values).toString();
