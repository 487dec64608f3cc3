/** The wire's view: its settings and rules before a run and while it lasts, in the page and in its address. */

import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, startRun, test } from './slowwire.ts';

function rules(page: Page) {
  return page.getByRole('list', { name: /^(Rules|规则)/ }).getByRole('listitem');
}

function packets(page: Page) {
  return page.getByRole('table').getByRole('row', { name: /^Packet \d/ });
}

/** The log of the run in the page's address, once it has ended. */
async function logOfRun(page: Page): Promise<readonly Record<string, unknown>[]> {
  const run = new URL(page.url()).searchParams.get('run') ?? '';
  const answer = await page.request.get(`/api/runs/${run}/events`);
  const lines = (await answer.text()).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a kind of wire and a rule from the menu are in the address and in the run; the SYN comes again after a second', async ({
  page,
}) => {
  await page.goto('/?scenario=open/handshake');
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: 'Rule' });
  await expect(field).toBeFocused();
  await page.keyboard.type('drop the first SNY');
  await expect(page.getByText('At character 16: “SNY” cannot stand here')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Language' }).click();
  await expect(page.getByText('第 16 个字符处：')).toContainText('这里不能是“SNY”');
  await page.keyboard.press('r');
  await page.getByRole('button', { name: '语言' }).click();
  await field.press('Enter');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('SNY');
  await field.press('Escape');
  await expect(field).toHaveValue('');

  const menu = page.getByRole('group', { name: 'Build one' });
  await menu.getByLabel('With').selectOption('ECE');
  await expect(field).toHaveValue('drop the first SYN with ECE');
  await menu.getByLabel('With').selectOption('any');
  await expect(field).toHaveValue('drop the first SYN');
  await field.press('Enter');
  await expect(rules(page)).toHaveText(/drop the first SYN/);
  await page.getByLabel('Kind of wire').selectOption('LAN');
  await page.getByLabel('Delay', { exact: true }).fill('20');
  await page.getByLabel('Loss', { exact: true }).fill('101');
  await expect(page.getByText('Give 0 to 100 %.')).toBeVisible();
  await expect(page).toHaveURL(/wire\.preset=lan&wire\.delayUs=20000&rule=drop\+the\+first\+SYN/);

  await page.reload();
  await expect(page.getByLabel('Kind of wire')).toHaveValue('lan');
  await expect(page.getByLabel('Delay', { exact: true })).toHaveValue('20');
  await expect(page.getByLabel('Loss', { exact: true })).toHaveValue('0');
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(rules(page)).toContainText('acted once');
  await expect(page).toHaveURL(/run=/);
  const [start, ruled] = await logOfRun(page);
  expect(start).toMatchObject({
    wire: { from: { client: { delayUs: 20_000, rateKbitPerS: 1_000_000 } } },
  });
  expect(ruled).toMatchObject({ type: 'rules', rules: ['drop the first SYN'] });
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.getByRole('tab', { name: 'Packets' }).click();
  await expect(packets(page).nth(0)).toContainText('dropped by a rule');
  await expect(packets(page).nth(1)).toContainText('retransmission timer');
  await page.keyboard.press('w');
  await page.getByRole('button', { name: 'To the start' }).click();
  await expect(rules(page)).toContainText('has not acted');

  const run = new URL(page.url()).searchParams.get('run') ?? '';
  const recording = await page.request.get(`/api/runs/${run}.pcapng`);
  const buffer = await recording.body();
  await page.goto('/');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open capture' }).click();
  const mimeType = 'application/octet-stream';
  await (await chooser).setFiles({ name: 'run.pcapng', mimeType, buffer });
  await expect(page).toHaveURL(/wire\.preset=lan&wire\.delayUs=20000&rule=drop\+the\+first\+SYN/);
});

/** Asks for one connection after the other, as long as the run lasts: there is always another SYN. */
const TIRELESS = `import socket
while True:
    client = socket.socket()
    client.settimeout(2)
    try:
        client.connect(('server', 8080))
    except TimeoutError:
        client.close()
`;
const LONG_WIRE = { delayUs: 3_000_000 };

test('loss turned to 100 % and a rule written while the run lasts are told, shown on the ladder, and obeyed', async ({
  page,
}) => {
  const programs = { client: TIRELESS };
  const id = await startRun(page.request, { scenario: 'open/syn-lost', programs, wire: LONG_WIRE });
  await page.goto(`/?run=${id}&view=wire`);
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
  const loss = page.getByLabel('Loss', { exact: true });
  await loss.press('ControlOrMeta+a');
  await loss.pressSequentially('100');
  await expect(page.getByText('loss 0 % → 100 %')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Ladder/ })).toContainText('lost');
  await page.getByRole('button', { name: 'drop the first SYN', exact: true }).click();
  await expect(page.getByText('⚠')).toContainText('rule 2 never acts');
  await rules(page)
    .nth(0)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.keyboard.type('duplicate every SYN');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Earlier: duplicate every SYN' }).press('Enter');
  await expect(rules(page).nth(0)).toContainText('duplicate every SYN');
  await page.getByRole('checkbox', { name: 'In force: drop the first SYN' }).uncheck();
  await page.getByRole('button', { name: /^Loss: put back/ }).click();
  await expect(page.getByText('loss 100 % → 0 %')).toBeVisible();
  await expect(async () => {
    await page.getByRole('button', { name: 'To the end' }).click(); // The picture of silences is behind the run.
    await expect(rules(page).nth(0)).toContainText(/acted (once|\d+ times)/, { timeout: 1000 });
  }).toPass();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page).toHaveURL(/rule=duplicate\+every\+SYN&rule=%23\+drop\+the\+first\+SYN/);
  const log = await logOfRun(page);
  expect(log.filter(({ type }) => type === 'wire')).toHaveLength(2);
  expect(log.filter(({ type }) => type === 'rules').at(-1)).toMatchObject({
    rules: ['duplicate every SYN'],
  });
  expect(log.some(({ type, reason }) => type === 'dropped' && reason === 'loss')).toBe(true);
  await page.getByRole('button', { name: 'To the start' }).click();
  await expect(page.getByText('At the playhead').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoViolations(page, '.dock');
  }
});
