/** What the command line understands, and the error for what it does not. */

export const USAGE = `slowwire: real programs over the real kernel, on a wire slow enough to watch

  slowwire [serve] [--port 4600] [--host 127.0.0.1] [--open]   serve the page
  slowwire run ID [--param NAME=VALUE …] [--seed N] [--wire JSON]
               [--rule TEXT …] [--plan JSON]
               [--json | --pcapng FILE]                        run a scenario in the terminal
  slowwire read FILE [--json]                                  explain a capture, packet by packet
  slowwire scenarios [--json]                                  list what can be run
  slowwire doctor [--json]                                     say whether a lab can run here
  slowwire --help | --version

exit codes: 0 done · 1 the run failed or ran out of time · 2 wrong usage or an unreadable file · 3 no lab can run here
`;

/** Exit codes of the command line. */
export const EXIT = { done: 0, failed: 1, usage: 2, noLab: 3 } as const;

/** The command line was wrong; the message says how. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
