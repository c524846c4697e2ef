import { beforeEach, expect, test } from 'vitest';
import { queryClient } from './queries';

const session = (id: number) => ({ csrf_token: 'x', user: { id } });
const keys = () =>
  queryClient
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey[0]);

const type = (secret: string, how: Promise<unknown>) =>
  queryClient
    .getMutationCache()
    .build(queryClient, { mutationFn: () => how })
    .execute(secret as never);

beforeEach(() => {
  queryClient.setQueryData(['session'], session(1));
  queryClient.setQueryData(['repositories'], ['photos']);
});

test('what was typed into a change is forgotten when it is over', async () => {
  await type('my password', Promise.resolve());
  await new Promise((turn) => setTimeout(turn));
  expect(queryClient.getMutationCache().getAll()).toEqual([]);
});

test.each([
  ['nobody', null],
  ['somebody else', session(2)],
])('when %s is signed in, nothing stays of what was known and typed before', (_, next) => {
  void type('my password', new Promise(() => undefined));
  expect(queryClient.getMutationCache().getAll()).toHaveLength(1);
  queryClient.setQueryData(['session'], next);
  expect(keys()).toEqual(['session']);
  expect(queryClient.getMutationCache().getAll()).toEqual([]);
});

test('a session that is renewed takes nothing away', () => {
  queryClient.setQueryData(['session'], { ...session(1), csrf_token: 'y' });
  expect(keys()).toEqual(['session', 'repositories']);
});
