/** The inspector and captures in a real browser: by mouse and by keyboard, and nothing leaves the page. */

import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './slowwire.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** The page with the picker open. */
async function openPage(page: Page, language: 'en' | 'zh' = 'en'): Promise<void> {
  await page.goto(`/?lang=${language}`);
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function openCapture(page: Page, file: string | Upload): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open capture|打开抓包/ }).click();
  await (await chooser).setFiles(typeof file === 'string' ? fixture(file) : file);
}

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const upload = (name: string, buffer: Buffer): Upload => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});

async function openHandshakeBytes(page: Page): Promise<void> {
  await openPage(page);
  await openCapture(page, 'tcp-handshake-nano.pcap');
  await expect(page.getByText('capture: tcp-handshake-nano.pcap')).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.getByRole('button', { name: 'Packet 1', exact: true }).click();
  await page.getByRole('tab', { name: 'Bytes' }).click();
  await expect(page.getByRole('tree')).toBeVisible();
}

test('a field chosen in the header shows key, value, meaning and RFC, and its bytes', async ({
  page,
}) => {
  await openHandshakeBytes(page);
  await page.getByRole('button', { name: /^SYN: 1/ }).click();
  const detail = page.getByRole('region', { name: 'The chosen field' });
  await expect(detail).toContainText('tcp.flags.syn');
  await expect(detail).toContainText('Open: synchronise sequence numbers');
  await expect(detail.getByRole('link')).toHaveAttribute(
    'href',
    'https://www.rfc-editor.org/rfc/rfc9293#section-3.5',
  );
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('tcp.flags.syn');
  await expect(page.locator('[data-at][aria-selected="true"]')).toHaveCount(2);
  await expectNoViolations(page);
});

test('hovering a byte lights its field, hovering a field lights its bytes', async ({ page }) => {
  await openHandshakeBytes(page);
  await page.locator('[data-at="22"]').hover();
  await expect(page.locator('[data-at][aria-selected="true"]')).toHaveCount(1);
  await page.getByRole('treeitem', { name: /tcp\.seq_raw/ }).hover();
  await expect(page.locator('[data-at][aria-selected="true"]')).toHaveCount(4);
});

test('the tree and the bytes are walked by keyboard alone', async ({ page }) => {
  await openHandshakeBytes(page);
  const selected = page.getByRole('treeitem', { selected: true });
  await selected.focus();
  await page.keyboard.press('Home');
  await expect(selected).toContainText('Linux cooked');
  await expect(selected).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(selected).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(selected).toContainText('sll.');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(selected).toHaveAttribute('aria-expanded', 'false');
  await page.locator('[data-at][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-at="17"]')).toBeFocused();
  await expect(selected).toContainText('ip.dsfield');
});

test('a capture is read here alone: a conversation is chosen, played and explained', async ({
  page,
}) => {
  await openPage(page);
  await page.waitForLoadState('networkidle');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || !new URL(request.url()).pathname.startsWith('/assets/')) {
      sent.push(`${request.method()} ${request.url()}`);
    }
  });
  await openCapture(page, 'smtp.pcap');
  await expect(page.getByRole('heading', { name: 'Conversations in smtp.pcap' })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: '10.10.1.4:1470 ↔ 74.53.140.153:25' }).click();
  await expect(page.getByRole('region', { name: 'Host 10.10.1.4' })).toContainText('no program');
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '58');
  await expect(page.getByRole('list', { name: /analyser/ })).toContainText('tcp.analysis.');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Another conversation…' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/Filter/)
    .fill('56166');
  await page.getByRole('button', { name: '10.10.1.4:56166 ↔ 10.10.1.1:53' }).click();
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '3');
  expect(sent).toEqual([]);
});

test('a Linux cooked capture plays and its bad checksums are said in words', async ({ page }) => {
  await openPage(page);
  await openCapture(page, 'crafted-sll2.pcap');
  await page.getByRole('button', { name: /packets together/ }).click();
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.locator('[data-scrolls]', { has: page.getByRole('table') }).press('Home');
  await page.getByRole('button', { name: 'To the end' }).focus();
  await page.getByRole('tab', { name: 'Bytes' }).click();
  await expect(page.getByRole('tree')).toContainText('Linux cooked');
});

test('files that are no captures say so, and a cut one shows what came before', async ({
  page,
}) => {
  await openPage(page);
  await openCapture(page, upload('notes.txt', Buffer.from('these are not packets')));
  await expect(page.getByRole('alert')).toContainText('offset 0');
  await expect(page.getByRole('alert')).toContainText('not a capture');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /Choose a scenario/ }).click();
  const whole = await readFile(fixture('tcp-handshake-nano.pcap'));
  await openCapture(page, upload('cut.pcap', whole.subarray(0, whole.length - 10)));
  await expect(page.getByRole('alert')).toContainText(/offset [1-9]\d*/);
  await expect(page.getByText('capture: cut.pcap')).toBeVisible();
});

test('a file dropped on the page opens', async ({ page }) => {
  await openPage(page);
  const bytes = [...(await readFile(fixture('tcp-handshake-nano.pcap')))];
  await page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(list)], 'dropped.pcap'));
    const drop = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', drop));
  }, bytes);
  await expect(page.getByText('capture: dropped.pcap')).toBeVisible();
});

test('reading a large file is cancelled, and another opens', async ({ page }) => {
  await openPage(page);
  // Progress is shown a piece at a time; the worker is still at it when the button is pressed.
  await page.evaluate(() => {
    const head = 'd4c3b2a1020004000000000000000000ffff000001000000';
    const first = Uint8Array.from(head.match(/../g) ?? [], (byte) => parseInt(byte, 16));
    const dataTransfer = new DataTransfer();
    const rest = Array.from({ length: 64 }, () => new Uint8Array(2 ** 22));
    dataTransfer.items.add(new File([first, ...rest], 'large.pcap'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  });
  const dialog = page.getByRole('dialog', { name: 'Opening large.pcap' });
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /Choose a scenario/ }).click();
  await openCapture(page, 'tcp-handshake-nano.pcap');
  await expect(page.getByText('capture: tcp-handshake-nano.pcap')).toBeVisible();
});

test('a live run is saved and played back as the same run', async ({ page }) => {
  await page.goto('/?scenario=socket%2Ftcp-hello&lang=en');
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Run completed' })).toHaveCount(1);
  await page.getByRole('button', { name: 'To the end' }).click();
  const live = await page.getByRole('table').innerText();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save recording' }).click();
  const saved = await readFile(await (await download).path());
  await page.getByRole('button', { name: /Hello over TCP/ }).click();
  await openCapture(page, upload('run.pcapng', saved));
  await expect(page.getByText('recorded: run.pcapng')).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  expect(await page.getByRole('table').innerText()).toBe(live);
  await expect(page.getByRole('region', { name: 'Host client' })).toContainText('client.connect');
});

test('the picker and the inspector are free of violations in Chinese', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page, 'zh');
  await expectNoViolations(page);
  await openCapture(page, 'tcp-handshake-nano.pcap');
  await page.getByRole('button', { name: '跳到末尾' }).click();
  await page.getByRole('tab', { name: '字节', exact: true }).click();
  await expect(page.getByRole('tree')).toContainText('传输控制协议 TCP');
  await expectNoViolations(page);
});
