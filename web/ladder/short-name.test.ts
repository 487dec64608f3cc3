import { expect, test } from 'vitest';
import { shortName } from './short-name.ts';

test.each([
  ['client', 'client'],
  ['255.255.255.255', '255.255.255.255'],
  ['102:304:ef6e:0:586c:40b9:519f:7bae', '102:304:…19f:7bae'],
])('%s heads its lifeline as %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});
