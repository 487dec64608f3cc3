/** Whether anything stands until a person lets it go, as a log goes on. */

import type { RunEvent } from './event.ts';
import type { HostName } from './event-base.ts';
import type { OnItsWay } from './frame-event.ts';

/** Follows a log: the wire, a frame on it or a program may stand. */
export class Standing {
  #isWireHeld = false;
  readonly #frames = new Set<string>();
  readonly #hosts = new Set<HostName>();

  /** Whether something stands after this event. */
  push(event: RunEvent): boolean {
    switch (event.type) {
      case 'hold':
        this.#isWireHeld = event.isHeld;
        break;
      case 'held':
        this.#frames.add(nameOf(event));
        break;
      case 'released':
      case 'dropped':
      case 'arrived':
        if (this.#frames.size > 0) this.#frames.delete(nameOf(event)); // a name costs something
        break;
      case 'pause':
        this.#hosts.add(event.host);
        break;
      case 'resume':
      case 'exit':
        this.#hosts.delete(event.host);
        break;
      default: // holds nothing
    }
    return this.#isWireHeld || this.#frames.size > 0 || this.#hosts.size > 0;
  }
}

function nameOf({ packet, host, copy = 0 }: OnItsWay): string {
  return `${packet}/${host}/${copy}`;
}
