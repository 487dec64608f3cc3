// `npm test`: installs what is missing, then runs every check there is and ends with one line of counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt, isInstalled, withLock } from '../server/fresh.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.cache/reports');
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

const counts = { passed: 0, failed: 0 };

try {
  installWhatIsMissing();
  await bringBuildUpToDate();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  for (const name of ['lint', 'types', 'imports']) countOne(name, run('npm', ['run', '-s', name]));
  countReport('unit and live tests', runVitest(), readVitest);
  countReport('browser tests', runPlaywright(), readPlaywright);
} catch (error) {
  process.stderr.write(`npm test: ${error.message}\n`);
  counts.failed++;
}
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function installWhatIsMissing() {
  if (!isInstalled(root)) must('npm ci', run('npm', ['ci', '--no-audit']));
  if (findChromium()) return;
  if (process.getuid?.() !== 0 || !find('apt-get')) {
    throw new Error(
      `no Chromium was found; install one (on Debian: apt-get install ${PACKAGES.join(' ')})`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  must('apt-get update', run('apt-get', ['update', '-qq'], { env }));
  must('apt-get install', run('apt-get', ['install', '-y', '-qq', ...PACKAGES], { env }));
}

async function bringBuildUpToDate() {
  await withLock(root, () => {
    if (!isBuilt(root)) must('build', run(process.execPath, ['server/build.mjs']));
  });
}

function runVitest() {
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { status: run('npx', ['vitest', 'run', ...reporters]), file };
}

function runPlaywright() {
  const file = join(reports, 'playwright.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM: findChromium() };
  return { status: run('npx', ['playwright', 'test', '--reporter=list,json'], { env }), file };
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

function run(command, args, options = {}) {
  process.stdout.write(`\n> ${command} ${args.join(' ')}\n`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  return status ?? 1;
}

function findChromium() {
  return process.env.CHROMIUM ?? CHROMIUM.map(find).find(Boolean);
}

function find(command) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find((file) => existsSync(file));
}
