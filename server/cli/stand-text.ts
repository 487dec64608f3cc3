/** What holds a program and lets it go on, in words. */

import type { BreakpointsSet, ProgramPaused, ProgramResumed } from '#core/program-event.ts';

/** `stops before lines 3, 9`, `stands before line 3 (breakpoint)`, `goes on`. */
export function standText(event: BreakpointsSet | ProgramPaused | ProgramResumed): string {
  switch (event.type) {
    case 'breakpoints':
      if (event.lines.length === 0) return 'has no breakpoints any more';
      return `stops before line${event.lines.length > 1 ? 's' : ''} ${event.lines.join(', ')}`;
    case 'pause':
      return `stands before ${event.place === 'call' ? 'the call on ' : ''}line ${event.line} (${event.by === 'hand' ? 'by hand' : event.by})`;
    case 'resume':
      return 'goes on';
  }
}
