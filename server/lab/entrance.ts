/** Where a frame enters the wire: rules, settings and the wire's MTU decide what becomes of it. */

import { fragmentIpv4, mayFragment } from '#core/fragment.ts';
import { flipBit, markCongestion } from '#core/frame-edit.ts';
import type { FrameAction, FrameJudge } from '#core/frame-judge.ts';
import { carryOut } from './action.ts';
import type { FrameRecorder } from './frame-recorder.ts';
import type { Verdict } from './impairment.ts';
import type { Flight, Line } from './line.ts';
import { PATIENCE_US } from './overtaking.ts';
import { answerTooBig } from './router.ts';
import { LearningSwitch } from './switch.ts';
import type { Loss, Traffic } from './traffic.ts';

const LINK_HEADER_BYTES = 14;
const BITS_BEFORE_IP = 8 * LINK_HEADER_BYTES;
const NO_ACTIONS: readonly FrameAction[] = [];
/** A rule took the frame before the settings were asked. */
const DROPPED = { verdict: null, spared: '' } as const;
const BY_SETTINGS = { by: 'settings' } as const;

type PassAction = Extract<FrameAction, { type: 'pass' }>;

export interface EntranceOptions {
  readonly lines: readonly Line[];
  readonly traffic: Traffic;
  readonly recorder: FrameRecorder;
}

export class Entrance {
  /** Who is asked about each frame before the settings are. */
  judge: FrameJudge | null = null;
  readonly fabric: LearningSwitch;
  private readonly options: EntranceOptions;

  constructor(options: EntranceOptions) {
    this.options = options;
    this.fabric = new LearningSwitch(options.lines.length);
  }

  /** Decides about the latest packet of the recorder, `frame`, which `line`'s host sent at `atUs`. */
  enter(line: Line, frame: Uint8Array, atUs: number): void {
    const packet = this.options.recorder.packets;
    const actions = this.judge?.decide(frame, { packet, from: line.host, atUs }) ?? NO_ACTIONS;
    const dropped = actions.find(({ type }) => type === 'drop');
    const pass = actions.find((action) => action.type === 'pass');
    const { verdict, spared } = dropped ? DROPPED : decide(line, frame, atUs, pass);
    const dueUs = verdict?.dueUs ?? line.impairer.pass(atUs);
    for (const port of this.fabric.route(frame, line.index)) {
      const to = this.options.lines[port];
      if (!to) continue;
      const flight = { packet, copy: 0, bytes: frame, from: line, to, dueUs, leftUs: null };
      if (pass && spared !== '') this.options.traffic.noteSpared(flight, atUs, pass.rule, spared);
      if (verdict) this.send(flight, atUs, verdict, actions);
      else this.options.traffic.lose(flight, atUs, byRule(dropped));
    }
  }

  private send(
    flight: Flight,
    atUs: number,
    verdict: Verdict,
    actions: readonly FrameAction[],
  ): void {
    const { traffic } = this.options;
    const { mtuBytes } = flight.from.impairer.settings;
    if (verdict.drop) {
      traffic.lose(flight, atUs, verdict.drop);
    } else if (mtuBytes !== null && flight.bytes.length - LINK_HEADER_BYTES > mtuBytes) {
      this.squeeze(flight, atUs, mtuBytes);
    } else if (traffic.launch(flight, atUs)) {
      this.impair(flight, atUs, verdict);
      for (const action of actions) carryOut(action, flight, atUs, traffic);
    }
  }

  /** The frame is larger than the wire carries: it is cut in pieces where that is allowed, else it is lost. */
  private squeeze(flight: Flight, atUs: number, mtuBytes: number): void {
    const { traffic, recorder } = this.options;
    const lengthBytes = flight.bytes.length - LINK_HEADER_BYTES;
    const pieces = mayFragment(flight.bytes) ? fragmentIpv4(flight.bytes, mtuBytes) : [];
    if (pieces.length < 2) {
      const detail = `${lengthBytes} bytes, the wire carries ${mtuBytes} and may not fragment it`;
      traffic.lose(flight, atUs, { reason: 'mtu', detail });
      answerTooBig(flight, atUs, traffic, recorder);
      return;
    }
    pieces.forEach((bytes, i) => {
      const detail = `fragment ${i + 1} of ${pieces.length}: the wire carries ${mtuBytes} bytes`;
      const reason = { ...BY_SETTINGS, detail };
      const piece = i === 0 ? flight : traffic.copy(flight, atUs, flight.dueUs, reason);
      traffic.alter(piece, atUs, bytes, reason);
      traffic.launch(piece, atUs);
    });
  }

  private impair(flight: Flight, atUs: number, verdict: Verdict): void {
    const { traffic } = this.options;
    const { ecnFrames, reorderDepth } = flight.from.impairer.settings;
    const { overtaking } = flight.from;
    if (ecnFrames !== null && verdict.waitingFrames >= ecnFrames) {
      const marked = markCongestion(flight.bytes);
      const detail = `CE marked: ${verdict.waitingFrames} frames wait`;
      if (marked) traffic.alter(flight, atUs, marked, { ...BY_SETTINGS, detail });
    }
    if (verdict.corrupt !== null) this.corrupt(flight, atUs, verdict.corrupt, verdict.corruptAt);
    if (verdict.duplicate !== null) {
      const reason = { ...BY_SETTINGS, detail: verdict.duplicate };
      traffic.launch(traffic.copy(flight, atUs, flight.dueUs, reason), atUs);
    }
    if (verdict.reorder !== null) {
      const detail = `${verdict.reorder}; steps aside for ${reorderDepth} frames`;
      if (!traffic.isHeld) {
        overtaking.stepAside(flight, reorderDepth);
        traffic.move(flight, atUs, flight.dueUs + PATIENCE_US, { ...BY_SETTINGS, detail });
      }
    } else {
      overtaking.passedBy((aside) => {
        const detail = `overtaken by packet ${flight.packet}`;
        if (aside.leftUs === null && aside.dueUs > flight.dueUs)
          traffic.move(aside, atUs, flight.dueUs, { ...BY_SETTINGS, detail });
      });
    }
  }

  /** One bit behind the link header: a card would throw away a frame whose own check sum fails. */
  private corrupt(flight: Flight, atUs: number, why: string, part: number): void {
    const bits = 8 * flight.bytes.length - BITS_BEFORE_IP;
    if (bits <= 0) return;
    const bit = BITS_BEFORE_IP + Math.floor(part * bits);
    const detail = `${why}; bit ${bit % 8} of byte ${bit >> 3} flipped`;
    this.options.traffic.alter(flight, atUs, flipBit(flight.bytes, bit), {
      ...BY_SETTINGS,
      detail,
    });
  }
}

/** What the settings do to a frame, and in words what a rule that lets it pass spares it. */
function decide(
  { impairer }: Line,
  frame: Uint8Array,
  atUs: number,
  pass: PassAction | undefined,
): { readonly verdict: Verdict; readonly spared: string } {
  if (!pass) return { verdict: impairer.decide(atUs, frame.length), spared: '' };
  const { verdict, spared } = impairer.spare(atUs, frame.length);
  const byRules = pass.insteadOf === null ? [] : [`rule ${pass.insteadOf + 1}`];
  return { verdict, spared: [...byRules, ...spared].join('; ') };
}

function byRule(action: FrameAction | undefined): Loss {
  const rule = action?.rule ?? 0;
  return { reason: 'rule', rule, detail: `rule ${rule + 1}` };
}
