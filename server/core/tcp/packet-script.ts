/** For tests: TCP segments written as text, made into Ethernet frames. */

/** One scripted frame and when it is captured. */
export interface ScriptedFrame {
  readonly atMs: number;
  readonly from: 'a' | 'b';
  readonly bytes: Uint8Array;
}

const FLAG_BITS: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, '.': 16 };

/**
 * Reads lines such as `20 a P. 1:101 ack 1 win 500 sack 5:9 ws 7`: the time in ms, the sender, flags as tcpdump
 * writes them, relative sequence numbers (the end only where there is data), then what else the header says.
 *
 * @param isn - initial sequence numbers of both ends.
 */
export function framesOf(script: string, isn = { a: 1000, b: 5000 }): ScriptedFrame[] {
  const lines = script.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => frameOf(line, isn));
}

function frameOf(line: string, isn: { readonly a: number; readonly b: number }): ScriptedFrame {
  const [time = '', from = '', flags = '', range = '', ...rest] = line.split(/\s+/);
  const own = from === 'a' ? isn.a : isn.b;
  const peer = from === 'a' ? isn.b : isn.a;
  const word = (name: string): string | undefined => rest[rest.indexOf(name) + 1];
  const number = (name: string, otherwise: number): number =>
    rest.includes(name) ? Number(word(name)) : otherwise;
  const [start = 0, end = start] = range.split(':').map(Number);
  const options = [
    ...(rest.includes('ws') ? [1, 3, 3, number('ws', 0)] : []),
    ...(rest.includes('sack') ? sackOption(word('sack') ?? '', peer) : []),
  ];
  const header = new Uint8Array(54 + options.length + end - start);
  const view = new DataView(header.buffer);
  view.setUint16(12, 0x0800);
  writeIpv4(view, from === 'a' ? [1, 2] : [2, 1], header.length - 14);
  view.setUint16(34, from === 'a' ? 40000 : 80);
  view.setUint16(36, from === 'a' ? 80 : 40000);
  view.setUint32(38, (own + start) >>> 0);
  view.setUint32(42, rest.includes('ack') ? (peer + number('ack', 0)) >>> 0 : 0);
  header[46] = (5 + options.length / 4) << 4;
  header[47] = [...flags].reduce((bits, flag) => bits | (FLAG_BITS[flag] ?? 0), 0);
  view.setUint16(48, number('win', 1000));
  header.set(options, 54);
  return { atMs: Number(time), from: from === 'a' ? 'a' : 'b', bytes: header };
}

function writeIpv4(view: DataView, ends: readonly [number, number], lengthBytes: number): void {
  view.setUint8(14, 0x45);
  view.setUint16(16, lengthBytes);
  view.setUint8(22, 64);
  view.setUint8(23, 6);
  view.setUint32(26, 0x0a000000 + ends[0]);
  view.setUint32(30, 0x0a000000 + ends[1]);
}

function sackOption(range: string, peer: number): number[] {
  const edges = new Uint8Array(8);
  const [left = 0, right = 0] = range.split(':').map(Number);
  new DataView(edges.buffer).setUint32(0, (peer + left) >>> 0);
  new DataView(edges.buffer).setUint32(4, (peer + right) >>> 0);
  return [1, 1, 5, 10, ...edges];
}
