import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, fixtures } from '../../e2e/fixtures/load.ts';
import { fromHex } from './bytes.ts';
import { openCapture, openCaptureInSteps } from './open-capture.ts';

/** Opens hex and says how many packets there are and what was wrong where. */
function check(hex: string, expected: string): void {
  const { value, issues } = openCapture(fromHex(hex));
  const wrong = issues.map(({ code, offset }) => `${code}@${offset}`);
  expect([value === null ? 'none' : value.count, ...wrong].join(' ')).toBe(expected);
}

/** A pcap file header, µs, little-endian, Ethernet. */
const HEADER = 'd4c3b2a1 0200 0400 00000000 00000000 ffff0000 01000000';
const RECORD = '01000000 02000000 02000000 40000000 aabb';
/** A pcapng section, big-endian, then one interface of nanoseconds shifted by 10 s. */
const SECTION = '0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c';
const INTERFACE =
  '00000001 0000002c 0001 0000 00000000 0009 0001 09000000 000e 0008 000000000000000a 0000 0000 0000002c';
const ENHANCED = '00000006 00000024 00000000 00000000 3b9aca07 00000002 00000040 aabb0000 00000024';

describe('a file that is no capture', () => {
  it('is named as compressed', () => {
    for (const magic of ['1f8b', '28b52ffd', '04224d18', 'fd377a58', '425a68', '504b0304']) {
      check(`${magic} 00000000`, 'none compressed@0');
    }
  });
  it('is named as no capture', () => check('cafebabe', 'none not-a-capture@0'));
  it('may be empty', () => check('', 'none not-a-capture@0'));
});

describe('pcap', () => {
  it('reads both byte orders, µs and ns', () => {
    check(`${HEADER} ${RECORD}`, '1');
    const big = 'a1b23c4d 0002 0004 00000000 00000000 0000ffff 00000001';
    const { value } = openCapture(fromHex(`${big} 00000001 00000002 00000001 00000009 aa`));
    expect(value?.record(0)).toMatchObject({ seconds: 1, nanoseconds: 2, wireBytes: 9 });
  });
  it('reads the length of the check sequence beside the link type', () => {
    const { value } = openCapture(fromHex(HEADER.replace(/01000000$/, '01000024')));
    expect(value?.interfaces[0]).toMatchObject({ linkType: 1, fcsBytes: 4 });
  });
  it('keeps what comes before a cut', () => {
    check(`${HEADER} ${RECORD} ${RECORD}`.slice(0, -4), '1 cut-off@42');
    check(`${HEADER} ${RECORD} 0100`, '1 cut-off@42');
    check('d4c3b2a1 0200', '0 cut-off@0');
  });
  it('stops at a length that lies', () =>
    check(`${HEADER} ${RECORD} 01000000 02000000 ffffff7f 40000000`, '1 bad-record@42'));
});

describe('pcapng', () => {
  it('reads resolution and offset of an interface', () => {
    const { value } = openCapture(fromHex(`${SECTION} ${INTERFACE} ${ENHANCED}`));
    expect(value?.record(0)).toMatchObject({ seconds: 11, nanoseconds: 7, wireBytes: 64 });
  });
  it('numbers interfaces from 0 in every section', () => {
    const section = `${SECTION} ${INTERFACE} ${ENHANCED}`;
    const { value } = openCapture(fromHex(section + section));
    expect([value?.count, value?.record(1).interfaceIndex]).toEqual([2, 1]);
  });
  it('reads simple and obsolete packets, and passes over what it does not know', () => {
    const simple = '00000003 00000014 00000002 aabb0000 00000014';
    const obsolete =
      '00000002 00000024 00000000 00000000 00000001 00000002 00000002 aabb0000 00000024';
    const unknown = '00000bad 00000010 00007ed9 00000010';
    const { value, issues } = openCapture(
      fromHex(SECTION + INTERFACE + unknown + simple + obsolete),
    );
    expect([value?.count, issues.length]).toEqual([2, 0]);
    expect(value?.seconds(0)).toBeNaN();
    expect(value?.nanoseconds(1)).toBe(1);
  });
  it('reads names of addresses', () => {
    const names = '00000004 00000020 0001 000b 0a000002 73657276657200 00 0000 0000 00000020';
    const { value } = openCapture(fromHex(SECTION + names));
    expect(value?.names.get('10.0.0.2')).toBe('server');
  });
  it('stops at blocks that contradict themselves', () => {
    check(`${SECTION} 00000006 00000004 00000004`, '0 bad-block@28');
    check(`${SECTION} 00000bad 00000010 00007ed9 00000011`, '0 bad-block@28');
    check(`${SECTION} ${ENHANCED}`, '0 bad-record@28');
    check(`${SECTION} ${INTERFACE} ${ENHANCED}`.slice(0, -8), '0 cut-off@72');
    check(SECTION.replace('0001 0000', '0002 0000'), '0 unknown-version@0');
  });
});

it('opens in steps that tell how far they came', () => {
  const bytes = fixture('smtp.pcap');
  const steps = [...openCaptureInSteps(bytes, { sliceBytes: 1000 })];
  expect(steps.length).toBeGreaterThan(20);
  expect(steps.at(-1)).toEqual({
    doneBytes: bytes.length,
    totalBytes: bytes.length,
    packets: openCapture(bytes).value?.count,
  });
});

it('stops at its limit with what it has read, and says where', () => {
  const steps = openCaptureInSteps(fixture('smtp.pcap'), { sliceBytes: 1000, mostPackets: 20 });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const { value, issues } = step.value;
  expect(value?.count).toBeGreaterThanOrEqual(20);
  const last = value?.record((value.count ?? 0) - 1);
  expect(issues).toMatchObject([
    { code: 'too-large', offset: (last?.offset ?? 0) + (last?.capturedBytes ?? 0) },
  ]);
});

describe.each(fixtures())('%s', (_, bytes) => {
  it('opens whole', () => expect(openCapture(bytes).issues).toEqual([]));

  it('opens at any prefix, all packets before the cut kept', () => {
    const whole = openCapture(bytes).value;
    const step = Math.max(1, Math.floor(bytes.length / 700));
    for (let end = 0; end <= bytes.length; end += step) {
      const { value } = openCapture(bytes.subarray(0, end));
      const last = (value?.count ?? 0) - 1;
      if (last >= 0) expect(value?.record(last)).toEqual(whole?.record(last));
    }
  });

  it('opens mutated, every packet within the file', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const mutated = bytes.slice();
        for (const [at, value] of changes) mutated[at % bytes.length] = value;
        const { value } = openCapture(mutated);
        for (let i = 0; i < (value?.count ?? 0); i++) {
          const record = value?.record(i);
          const end = (record?.offset ?? 0) + (record?.capturedBytes ?? 0);
          if (end > bytes.length) throw new Error(`packet ${i} ends at ${end}`);
        }
      }),
      { numRuns: 200 },
    );
  });
});
