/** Makes a capture as large as a bench wants it. */

import { craft } from '#core/craft.ts';

const ROUNDS = 24;
const DATA = new Uint8Array(512).fill(0x61);
const FLAGS = { syn: 2, synAck: 0x12, ack: 0x10, data: 0x18, fin: 0x11 };
export const GLOBAL_HEADER = Buffer.from('d4c3b2a1020004000000000000000000ffff000001000000', 'hex');
export const RECORD_HEADER_BYTES = 16;
const SOURCE_PORT_AT = 34;
const DESTINATION_PORT_AT = 36;
const SOURCE_ADDRESS_AT = 26;
const DESTINATION_ADDRESS_AT = 30;
const US_BETWEEN_PACKETS = 7;
/** Handshake, rounds of data and ACK, and the close. */
export const PACKETS_EACH = 3 + 2 * ROUNDS + 3;

/**
 * A pcap of one conversation's frames repeated with other ports and addresses: {@link PACKETS_EACH} packets for each of
 * `conversations`, whose clients take turns with `clients` addresses.
 */
export function bigCapture(conversations: number, clients: number): Buffer {
  const frames = conversation();
  const perConversation = frames.reduce((sum, { length }) => sum + RECORD_HEADER_BYTES + length, 0);
  const file = Buffer.alloc(GLOBAL_HEADER.length + conversations * perConversation);
  GLOBAL_HEADER.copy(file);
  let at = GLOBAL_HEADER.length;
  let packets = 0;
  for (let conversationNo = 0; conversationNo < conversations; conversationNo++) {
    for (const frame of frames) {
      const us = packets++ * US_BETWEEN_PACKETS;
      file.writeUInt32LE(1_700_000_000 + Math.floor(us / 1e6), at);
      file.writeUInt32LE(us % 1e6, at + 4);
      file.writeUInt32LE(frame.length, at + 8);
      file.writeUInt32LE(frame.length, at + 12);
      file.set(frame, at + RECORD_HEADER_BYTES);
      renumber(file.subarray(at + RECORD_HEADER_BYTES), conversationNo, clients);
      at += RECORD_HEADER_BYTES + frame.length;
    }
  }
  return file;
}

/** Gives the client's side of a frame its own port and address. */
function renumber(frame: Buffer, conversationNo: number, clients: number): void {
  const isFromServer = frame.readUInt16BE(SOURCE_PORT_AT) === 80;
  const port = 1024 + (conversationNo % 60_000);
  frame.writeUInt16BE(port, isFromServer ? DESTINATION_PORT_AT : SOURCE_PORT_AT);
  const host = 1 + (conversationNo % clients);
  frame.writeUInt8(host, (isFromServer ? DESTINATION_ADDRESS_AT : SOURCE_ADDRESS_AT) + 3);
}

function conversation(): Uint8Array[] {
  let [client, server] = [1000, 5000];
  const frames = [segment('client', client++, 0, FLAGS.syn)];
  frames.push(segment('server', server++, client, FLAGS.synAck));
  frames.push(segment('client', client, server, FLAGS.ack));
  for (let round = 0; round < ROUNDS; round++) {
    frames.push(segment('server', server, client, FLAGS.data, DATA));
    server += DATA.length;
    frames.push(segment('client', client, server, FLAGS.ack));
  }
  frames.push(segment('client', client++, server, FLAGS.fin));
  frames.push(segment('server', server++, client, FLAGS.fin));
  frames.push(segment('client', client, server, FLAGS.ack));
  return frames;
}

function segment(
  from: 'client' | 'server',
  seq: number,
  ack: number,
  flags: number,
  payload = new Uint8Array(0),
): Uint8Array {
  const ends = [
    { mac: '02:00:00:00:00:01', address: '10.1.0.1', port: 40_000 },
    { mac: '02:00:00:00:00:02', address: '10.1.0.254', port: 80 },
  ] as const;
  const [source, destination] = from === 'client' ? ends : ([ends[1], ends[0]] as const);
  return craft({
    ethernet: { source: source.mac, destination: destination.mac },
    ip: { version: 4, source: source.address, destination: destination.address },
    transport: {
      type: 'tcp',
      sourcePort: source.port,
      destinationPort: destination.port,
      seq,
      ack,
      flags,
      window: 64_240,
      payload,
    },
  });
}
