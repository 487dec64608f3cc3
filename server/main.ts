/** The command line: finds the command, runs it, reports its exit code. */

import { EXIT, USAGE, UsageError } from './cli/usage.ts';
import { VERSION } from './root.ts';

/** Takes the arguments after its name; resolves with the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

/** Loaded when called for: a command starts without what the others need. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./cli/serve.ts')).serveCommand,
  run: async () => (await import('./cli/run.ts')).runCommand,
  read: async () => (await import('./cli/read.ts')).readCommand,
  scenarios: async () => (await import('./cli/scenarios.ts')).scenariosCommand,
  doctor: async () => (await import('./cli/doctor.ts')).doctorCommand,
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  // `slowwire --port 4601` serves: options without a command are serve's.
  const [name = 'serve', ...rest] = args[0]?.startsWith('-') ? ['serve', ...args] : args;
  if (args.includes('--help') || args.includes('-h') || name === 'help') return print(USAGE);
  if (args[0] === '--version') return print(`${VERSION}\n`);
  try {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new UsageError(`unknown command "${name}"`);
    const command = await load();
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
