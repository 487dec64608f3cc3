/**
 * Writes a run as a pcapng file that Wireshark opens and Slowwire plays again with nothing lost.
 *
 * One interface a host. Every frame is written once, on its sender's interface, marked outbound: written
 * at the receiver too, each packet would look like a retransmission to any analyser. What became of it is
 * in the frame's comment in words. All other events travel as JSON lines in custom blocks under IANA's
 * example enterprise number, which begin with {@link MAGIC}. They come last: Wireshark 4.0 lists a custom
 * block as a row of its own, and so its frame numbers are our packet numbers.
 */

import { fromBase64 } from '../bytes.ts';
import type { RunEvent } from '../event.ts';
import type { HostName } from '../event-base.ts';
import type { FrameSent } from '../frame-event.ts';
import { BLOCK, BYTE_ORDER_MAGIC, EXAMPLE_ENTERPRISE, OPTION } from './blocks.ts';
import { BlockWriter, words, type BlockOption } from './block-writer.ts';
import { frameComments } from './frame-comment.ts';
import { toUtf8 } from './utf8.ts';

/** What our custom blocks and options begin with, after the enterprise number. */
export const MAGIC = 'slowwire/1\n';

/** Custom option holding UTF-8 text that tools should not copy into edited files (§3.5.1). */
export const CUSTOM_TEXT_OPTION = 19372;

const LINKTYPE_ETHERNET = 1;
/** Nanoseconds: 10⁻⁹ s (`if_tsresol`). */
const RESOLUTION = 9;
/** Direction bits of `epb_flags`: outbound. */
const OUTBOUND = 2;
/** Characters gathered into one custom block, kept below the 256 KiB that readers allow a record. */
const MAX_BLOCK_CHARACTERS = 60_000;
/** Events of about the same time stand together, so that a reader can show the beginning before it has the end. */
const BATCH_EVENTS = 256;

/**
 * The run's log as a file. `describe` gives a frame's comment; where left out, cause and fate are named.
 * {@link readRecording} gives the same events back.
 */
export function writeRecording(
  events: readonly RunEvent[],
  describe: (frame: FrameSent) => string = frameComments(events),
): Uint8Array {
  const writer = new BlockWriter();
  const hosts = hostsOf(events);
  writeHead(writer, hosts);
  const startNs = startOf(events);
  for (let at = 0; at < events.length; at += BATCH_EVENTS) {
    const batch = events.slice(at, at + BATCH_EVENTS);
    writeOthers(writer, batch);
    for (const event of batch) {
      if (event.type !== 'sent') continue;
      writeFrame(writer, event, hosts.indexOf(event.host), startNs, describe(event));
    }
  }
  return writer.take();
}

function writeOthers(writer: BlockWriter, events: readonly RunEvent[]): void {
  let text = '';
  for (const event of events) {
    if (event.type === 'sent') continue;
    text += `${JSON.stringify(event)}\n`;
    if (text.length < MAX_BLOCK_CHARACTERS) continue;
    writer.block(BLOCK.customNotCopied, { fixed: ours(text) });
    text = '';
  }
  if (text !== '') writer.block(BLOCK.customNotCopied, { fixed: ours(text) });
}

/** Hosts in the run's order; senders that the start does not name come after. */
function hostsOf(events: readonly RunEvent[]): readonly HostName[] {
  const hosts = new Set<HostName>();
  for (const event of events) {
    if (event.type === 'run' && event.phase === 'start') {
      for (const host of event.hosts) hosts.add(host.name);
    } else if (event.type === 'sent') hosts.add(event.host);
  }
  return [...hosts];
}

/** Wall clock at `atUs` 0, nanoseconds since 1970; 0 where the log does not say. */
function startOf(events: readonly RunEvent[]): bigint {
  const start = events.find((event) => event.type === 'run' && event.phase === 'start');
  const ms = start?.type === 'run' && start.phase === 'start' ? Date.parse(start.startedAt) : 0;
  return Number.isFinite(ms) && ms > 0 ? BigInt(Math.trunc(ms)) * 1_000_000n : 0n;
}

function writeHead(writer: BlockWriter, hosts: readonly HostName[]): void {
  writer.block(BLOCK.sectionHeader, {
    // Version 1.0; the section's length is not said (−1).
    fixed: words([32, BYTE_ORDER_MAGIC], [16, 1], [16, 0], [32, 0xffffffff], [32, 0xffffffff]),
    options: [{ code: OPTION.sectionApplication, value: toUtf8('Slowwire') }],
  });
  for (const host of hosts) {
    writer.block(BLOCK.interfaceDescription, {
      fixed: words([16, LINKTYPE_ETHERNET], [16, 0], [32, 0]),
      options: [
        { code: OPTION.interfaceName, value: toUtf8(host) },
        { code: OPTION.interfaceResolution, value: Uint8Array.of(RESOLUTION) },
      ],
    });
  }
}

function writeFrame(
  writer: BlockWriter,
  event: FrameSent,
  interfaceIndex: number,
  startNs: bigint,
  comment: string,
): void {
  const { bytes: base64, ...rest } = event;
  const bytes = fromBase64(base64);
  const atNs = startNs + BigInt(event.atUs) * 1000n;
  const options: BlockOption[] = [
    { code: OPTION.comment, value: toUtf8(comment) },
    { code: OPTION.packetFlags, value: words([32, OUTBOUND]) },
    { code: CUSTOM_TEXT_OPTION, value: ours(JSON.stringify(rest)) },
  ];
  writer.block(BLOCK.enhancedPacket, {
    fixed: words(
      [32, interfaceIndex],
      [32, Number((atNs >> 32n) & 0xffffffffn)],
      [32, Number(atNs & 0xffffffffn)],
      [32, bytes.length],
      [32, bytes.length],
    ),
    data: bytes,
    options,
  });
}

/** Enterprise number, magic, text, and newlines up to 32 bits, since a custom block does not say its data's length. */
function ours(text: string): Uint8Array {
  const body = toUtf8(MAGIC + text);
  const padded = new Uint8Array(4 + Math.ceil(body.length / 4) * 4).fill(0x0a);
  padded.set(words([32, EXAMPLE_ENTERPRISE]));
  padded.set(body, 4);
  return padded;
}
