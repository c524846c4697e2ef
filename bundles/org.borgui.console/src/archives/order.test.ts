import { expect, it } from 'vitest';
import type { Entry } from '../shared/wire';
import { ordered, orderOf, orderText } from './order';

const entry = (name: string, type: Entry['type'], size: number) => ({ name, type, size }) as Entry;
const entries = [entry('b10', 'file', 1), entry('b9', 'file', 3), entry('z', 'directory', 0)];

it('folders come first, numbers in names count as numbers', () => {
  expect(ordered(entries, { column: 'name', down: false }).map((one) => one.name)).toEqual(['z', 'b9', 'b10']);
});

it('the largest can come first', () => {
  expect(ordered(entries, { column: 'size', down: true }).map((one) => one.name)).toEqual(['z', 'b9', 'b10']);
});

it('an order survives its way through the address', () => {
  expect(orderOf(orderText({ column: 'size', down: true }))).toEqual({ column: 'size', down: true });
  expect(orderOf('colour')).toEqual({ column: 'name', down: false });
  expect(orderOf(null)).toEqual({ column: 'name', down: false });
});
