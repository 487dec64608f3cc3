/** The command line: finds the command, runs it, reports its exit code. */

import { doctorCommand } from './cli/doctor.ts';
import { runCommand } from './cli/run.ts';
import { scenariosCommand } from './cli/scenarios.ts';
import { serveCommand } from './cli/serve.ts';
import { EXIT, USAGE, UsageError } from './cli/usage.ts';
import { VERSION } from './root.ts';

/** Takes the arguments after its name; resolves with the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: serveCommand,
  run: runCommand,
  scenarios: scenariosCommand,
  doctor: doctorCommand,
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [name = 'serve', ...rest] = args;
  if (args.includes('--help') || args.includes('-h') || name === 'help') return print(USAGE);
  if (name === '--version') return print(`${VERSION}\n`);
  try {
    // `slowwire --port 4601` serves: options without a command are serve's.
    if (name.startsWith('-')) return await serveCommand(args);
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new UsageError(`unknown command "${name}"`);
    return await command(rest);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`slowwire: ${error.message}; slowwire --help lists what there is\n`);
    return EXIT.usage;
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.done;
}
