/** The shape of a scenario: data only. Programs and lesson texts lie beside it in its folder. */

import type { HostName } from '#core/event-base.ts';
import type { Impairment } from '#core/wire-settings.ts';

/** The same words in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Topic =
  'socket' | 'open' | 'close' | 'stream' | 'flow' | 'loss' | 'congestion' | 'mtu' | 'udp' | 'guard';

interface ParameterBase {
  readonly title: Text;
}

/**
 * One parameter as a JSON Schema property, with its title in both languages.
 * It replaces the value in the first top-level line `name = …` of each program that has one.
 */
export type Parameter = ParameterBase &
  (
    | {
        readonly type: 'string';
        readonly default: string;
        readonly minLength?: number;
        readonly maxLength: number;
      }
    | {
        readonly type: 'integer' | 'number';
        readonly default: number;
        readonly minimum: number;
        readonly maximum: number;
        readonly unit?: string;
      }
    | { readonly type: 'boolean'; readonly default: boolean }
    | { readonly type: 'string'; readonly default: string; readonly enum: readonly string[] }
  );

/**
 * What a live run with default parameters must show: packets in this order, each host's output in its order (others may lie between):
 *
 * - `client S`, `server S.`, `client P. 6`: a TCP segment that host sent, flags as tcpdump writes them, data bytes where given;
 * - `client F.|FP.`: one of them, where the kernel is free to do either;
 * - `client udp 5`: a UDP datagram and its data bytes;
 * - `server prints hello!`: a line of output; `server prints received …`: one that begins so.
 */
export type Expectation = string;

/** "Predict the next packet": asked when `before` (an Expectation) is about to happen. */
export interface Cue {
  readonly before: Expectation;
  readonly question: Text;
  readonly choices: readonly Text[];
  /** Index of the right choice. */
  readonly answer: number;
  readonly because: Text;
}

export interface ScenarioHost {
  readonly name: HostName;
  /** A file in the folder of the programs. */
  readonly program: string;
  /** The program starts when that host's program waits for the first time, as a person starts the server before the client. */
  readonly startsAfter?: HostName;
}

export interface Scenario {
  /** `topic/name`, its folder. */
  readonly id: string;
  /** The folder of its programs, where scenarios share them; its own where left out. */
  readonly programsIn?: string;
  readonly topic: Topic;
  readonly title: Text;
  /** One sentence for the button's tooltip and the command line. */
  readonly summary: Text;
  /** In address order. */
  readonly hosts: readonly ScenarioHost[];
  readonly params: Readonly<Record<string, Parameter>>;
  /** The wire's settings for every host; what is not named here is the perfect wire's. */
  readonly wire: Partial<Impairment>;
  /** Rules of the wire, one line each; their grammar stands in the README. */
  readonly rules?: readonly string[];
  /** Longest time a run may take, ms. */
  readonly limitMs: number;
  readonly expect: readonly Expectation[];
  /** Every frame of a run with default parameters, where the lesson is that there are no others. */
  readonly expectFrames?: number;
  readonly cues: readonly Cue[];
  readonly rfcs: readonly { readonly title: string; readonly url: string }[];
}
