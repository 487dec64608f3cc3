// `npm test`: installs what is missing, then runs every check there is and ends with one line of counts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt, isInstalled, withLock } from '../server/fresh.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.cache/reports');
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

const counts = { passed: 0, failed: 0 };

try {
  await installWhatIsMissing();
  await bringBuildUpToDate();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  // Live tests mostly wait for the wire: reading the sources fills that time.
  const reading = runQuietly(['lint', 'types', 'imports']);
  countReport('unit and live tests', await runVitest(), readVitest);
  for (const { name, status, output } of await reading) {
    process.stdout.write(`\n> npm run ${name}\n${output}`);
    countOne(name, status);
  }
  countReport('browser tests', await runPlaywright(), readPlaywright);
} catch (error) {
  process.stderr.write(`npm test: ${error.message}\n`);
  counts.failed++;
}
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function installWhatIsMissing() {
  if (!isInstalled(root)) must('npm ci', await run('npm', ['ci', '--no-audit']));
  if (findChromium()) return;
  if (process.getuid?.() !== 0 || !find('apt-get')) {
    throw new Error(
      `no Chromium was found; install one (on Debian: apt-get install ${PACKAGES.join(' ')})`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  must('apt-get update', await run('apt-get', ['update', '-qq'], { env }));
  must('apt-get install', await run('apt-get', ['install', '-y', '-qq', ...PACKAGES], { env }));
}

async function bringBuildUpToDate() {
  await withLock(root, async () => {
    if (!isBuilt(root)) must('build', await run(process.execPath, ['server/build.mjs']));
  });
}

async function runVitest() {
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { status: await run('npx', ['vitest', 'run', ...reporters]), file };
}

async function runPlaywright() {
  const file = join(reports, 'playwright.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM: findChromium() };
  const args = ['playwright', 'test', '--reporter=list,json'];
  return { status: await run('npx', args, { env }), file };
}

function readVitest({ numPassedTests, numFailedTests, testResults }) {
  // A file that fails to load has no test of its own to count.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function readPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

function countReport(name, { status, file }, read) {
  if (!existsSync(file)) return countOne(name, status || 1);
  const { passed, failed } = read(JSON.parse(readFileSync(file, 'utf8')));
  counts.passed += passed;
  counts.failed += failed;
  // The runner may fail for a reason no test reports, such as an error after the last one.
  if (status !== 0 && failed === 0) counts.failed++;
}

function countOne(name, status) {
  process.stdout.write(`${name}: ${status === 0 ? 'passed' : 'failed'}\n`);
  counts[status === 0 ? 'passed' : 'failed']++;
}

function must(what, status) {
  if (status !== 0) throw new Error(`${what} failed with exit code ${status}`);
}

/** Runs npm scripts one after another behind all else; what they print comes with their results. */
async function runQuietly(names) {
  const results = [];
  for (const name of names) {
    let output = '';
    const child = spawn('npm', ['run', '-s', name], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    results.push({ name, status: await statusOf(child, 'npm'), output });
  }
  return results;
}

function run(command, args, options = {}) {
  process.stdout.write(`\n> ${command} ${args.join(' ')}\n`);
  const stdio = ['ignore', 'inherit', 'inherit'];
  return statusOf(spawn(command, args, { cwd: root, stdio, ...options }), command);
}

/** The exit code; 1 where a signal ended the command or it could not be started. */
async function statusOf(child, command) {
  try {
    const [status] = await once(child, 'close');
    return status ?? 1;
  } catch (error) {
    process.stderr.write(`${command}: ${error.message}\n`);
    return 1;
  }
}

function findChromium() {
  return process.env.CHROMIUM ?? CHROMIUM.map(find).find(Boolean);
}

function find(command) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find((file) => existsSync(file));
}
