/** A run as a ladder of text: one row a packet, with calls and output between, in the order they happened. */

import { fromBase64 } from '#core/bytes.ts';
import type { RunEvent, RunStarted } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { FrameDropped, FrameHeld, FrameSent } from '#core/frame-event.ts';
import { summarise, TCP_FLAGS } from '#core/summary.ts';
import { RelativeNumbers } from '#core/tcp/relative.ts';
import { packetText } from '#core/text.ts';
import { touchText, type FrameTouched } from '#core/touch-text.ts';
import { deedTexts } from './deed-text.ts';
import { arrowRow, headerRows, noteRow } from './ladder-row.ts';
import { standText } from './stand-text.ts';

/** A row whose text may still change: a packet whose fate is open, a call that has not returned. */
interface Row {
  atUs: number;
  text: string;
  isOpen: boolean;
}

/** Takes a run's events in order and gives back finished lines. */
export class Ladder {
  readonly #numbers = new RelativeNumbers();
  readonly #rows: Row[] = [];
  readonly #packets = new Map<
    number,
    { readonly row: Row; readonly sent: FrameSent; readonly label: string }
  >();
  #call: {
    readonly call: number;
    readonly name: string;
    readonly args: string;
    readonly row: Row;
  } | null = null;
  #hosts: readonly HostName[] = [];

  /** The lines that are complete now; an open row holds back those after it. */
  push(event: RunEvent): readonly string[] {
    if (event.type === 'run')
      return event.phase === 'start' ? this.#start(event) : this.#end(event);
    this.#place(event);
    return this.#flush();
  }

  #start(event: RunStarted): readonly string[] {
    this.#hosts = event.hosts.map(({ name }) => name);
    return headerRows(event);
  }

  #end(event: Extract<RunEvent, { phase: 'end' }>): readonly string[] {
    for (const row of this.#rows) row.isOpen = false;
    return [...this.#flush(), '', `${event.outcome}: ${event.message}`];
  }

  #place(event: Exclude<RunEvent, { type: 'run' }>): void {
    switch (event.type) {
      case 'sent':
        this.#addPacket(event);
        return;
      case 'arrived':
        this.#settle(event.packet, event.host, null);
        return;
      case 'dropped':
        this.#settle(event.packet, event.host, event);
        return;
      case 'held':
        this.#hold(event);
        this.#addTouch(event);
        return;
      case 'call':
        this.#addCall(event);
        return;
      case 'return':
        this.#addReturn(event);
        return;
      case 'output':
        for (const line of event.text.replace(/\n$/, '').split('\n')) {
          this.#addNote(event.atUs, event.host, `${event.stream === 'stdout' ? '»' : '!'} ${line}`);
        }
        return;
      case 'input':
        this.#addNote(event.atUs, event.host, `waits for input ${event.prompt}`);
        return;
      case 'exit':
        if (event.error) this.#addNote(event.atUs, event.host, `✕ ${event.error.message}`);
        return;
      case 'altered':
      case 'copied':
      case 'released':
      case 'spared':
        this.#addTouch(event);
        return;
      case 'wire':
      case 'hold':
      case 'rules':
      case 'command':
        for (const text of deedTexts(event)) this.#addDeed(event.atUs, text);
        return;
      case 'breakpoints':
      case 'pause':
      case 'resume':
        this.#addNote(event.atUs, event.host, standText(event));
        return;
      case 'line':
      case 'socket':
        return;
    }
  }

  #addPacket(sent: FrameSent): void {
    const summary = summarise(fromBase64(sent.bytes));
    const text = packetText(summary, this.#numbers.push(summary));
    const { tcp } = summary;
    // A SYN's relative number is always 0; its ISN is what differs from run to run (RFC 9293 §3.4.1).
    const isSyn = tcp !== null && (tcp.flags & TCP_FLAGS.syn) !== 0;
    const label = isSyn ? text.replace(/seq \d+/, `seq 0 (isn ${tcp.seq})`) : text;
    const row = { atUs: sent.atUs, text: '', isOpen: true };
    this.#packets.set(sent.packet, { row, sent, label });
    this.#add(row);
  }

  /** What the wire, a rule or a hand does to a packet between its two ends. */
  #addTouch(event: FrameTouched): void {
    const label = this.#packets.get(event.packet)?.label ?? `packet ${event.packet}`;
    this.#addDeed(event.atUs, `~ ${label}: ${touchText(event)}`);
  }

  #settle(packet: number, to: HostName, dropped: FrameDropped | null): void {
    const flight = this.#packets.get(packet);
    if (!flight) return;
    this.#packets.delete(packet);
    const why = dropped?.rule === undefined ? dropped?.detail : `rule ${dropped.rule + 1}`;
    const note = dropped ? ` ✕ ${why || dropped.reason}` : '';
    const arrow = { from: flight.sent.host, to, label: flight.label, note, isLost: !!dropped };
    flight.row.text = arrowRow(this.#hosts, arrow);
    flight.row.isOpen = false;
  }

  /** A held packet may wait for ever: its row says so until it goes on. */
  #hold({ packet, host: to, rule }: FrameHeld): void {
    const flight = this.#packets.get(packet);
    if (!flight) return;
    const note = rule === undefined ? ' … held' : ` … held by rule ${rule + 1}`;
    const arrow = { from: flight.sent.host, to, label: flight.label, note, isLost: true };
    flight.row.text = arrowRow(this.#hosts, arrow);
  }

  #addCall({ atUs, host, call, name, args }: Extract<RunEvent, { type: 'call' }>): void {
    const row = { atUs, text: noteRow(this.#hosts, host, `${name}(${args}) …`), isOpen: true };
    this.#add(row);
    this.#call = { call, name, args, row };
  }

  /** A call that returned before anything else happened is one row; one that blocked is two. */
  #addReturn({
    atUs,
    host,
    call,
    name,
    result,
    error,
  }: Extract<RunEvent, { type: 'return' }>): void {
    const outcome = error ? `✕ ${error.name}: ${error.message}` : `→ ${result ?? 'None'}`;
    if (this.#call?.call !== call) {
      this.#addNote(atUs, host, `${name}() ${outcome}`);
      return;
    }
    const { args, row } = this.#call;
    row.text = noteRow(this.#hosts, host, `${name}(${args}) ${outcome}`);
    row.isOpen = false;
    this.#call = null;
  }

  /** What was done to the wire, between the hosts. */
  #addDeed(atUs: number, text: string): void {
    this.#add({ atUs, text: `  ${text}`, isOpen: false });
  }

  #addNote(atUs: number, host: HostName, text: string): void {
    this.#add({ atUs, text: noteRow(this.#hosts, host, text), isOpen: false });
  }

  #add(row: Row): void {
    if (this.#call) this.#call.row.isOpen = false;
    this.#call = null;
    this.#rows.push(row);
  }

  #flush(): readonly string[] {
    const open = this.#rows.findIndex(({ isOpen }) => isOpen);
    const ready = this.#rows.splice(0, open === -1 ? this.#rows.length : open);
    return ready.map(({ atUs, text }) => `${(atUs / 1000).toFixed(3).padStart(11)}  ${text}`);
  }
}
