/** The shapes that come by HTTP: catalogue, health, how a run stands. What is sent is in `#core/`: `run-request.ts`, `command/`. */

import type { Outcome } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { Impairment } from '#core/wire-settings.ts';

/** The same words in both languages. */
export interface BothTexts {
  readonly en: string;
  readonly zh: string;
}

/** One parameter, as a JSON Schema property with its title. */
export type Parameter = { readonly title: BothTexts } & (
  | {
      readonly type: 'string';
      readonly default: string;
      readonly minLength?: number;
      readonly maxLength?: number;
      readonly enum?: readonly string[];
    }
  | {
      readonly type: 'integer' | 'number';
      readonly default: number;
      readonly minimum: number;
      readonly maximum: number;
      readonly unit?: string;
    }
  | { readonly type: 'boolean'; readonly default: boolean }
);

export interface Cue {
  readonly question: BothTexts;
  readonly choices: readonly BothTexts[];
  /** Index of the right choice. */
  readonly answer: number;
  readonly because: BothTexts;
}

export interface CatalogueEntry {
  readonly id: string;
  readonly topic: string;
  readonly title: BothTexts;
  readonly summary: BothTexts;
  readonly hosts: readonly { readonly name: HostName; readonly program: string }[];
  /** Sources by host, with the default parameters in them. */
  readonly programs: Readonly<Record<HostName, string>>;
  readonly params: { readonly properties: Readonly<Record<string, Parameter>> };
  readonly wire: Impairment;
  /** The wire's rules, as a person writes them. */
  readonly rules: readonly string[];
  readonly limitMs: number;
  /** Markdown. */
  readonly lesson: BothTexts;
  readonly cues: readonly Cue[];
  readonly rfcs: readonly { readonly title: string; readonly url: string }[];
}

export interface Health {
  readonly version: string;
  readonly kernel: string;
  readonly lab: {
    readonly ok: boolean;
    readonly kernel: string;
    readonly checks: readonly {
      readonly name: string;
      readonly ok: boolean;
      readonly message: string;
      readonly cure: string | null;
    }[];
  };
}

export interface RunStatus {
  readonly id: string;
  readonly scenario: string;
  readonly state: 'queued' | 'running' | 'ended';
  /** n ≥ 1 is its place in the queue. */
  readonly place: number;
  readonly outcome: Outcome | null;
}
