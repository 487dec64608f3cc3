/** Hands on the wire: hold it, touch what is on it, let it go; by mouse and by keyboard. */

import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, holdDatagrams, test } from './slowwire.ts';

/** A live run whose packets fly for `delayUs`: long enough to be caught. */
async function begin(page: Page, query: string, delayUs = 10_000_000): Promise<void> {
  await page.goto(`/?${query}&wire.delayUs=${delayUs}`);
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('Enter');
}

function row(page: Page, packet: number): Locator {
  return page.getByRole('row', { name: new RegExp(`^Packet ${packet} `) });
}

/**
 * Presses a card on the ladder until the packet is selected: once more where a new packet moved the ladder meanwhile.
 *
 * @param on - the card of this packet, which may lie over the other's, at `share` of its height.
 */
async function press(page: Page, packet: number, on = packet, share = 0.5): Promise<void> {
  const bar = page.getByRole('toolbar', { name: `Packet ${packet}`, exact: true });
  await expect(async () => {
    if (await bar.isVisible()) return; // a second press would let go of it
    const box = await page.locator(`[data-packet="${on}"] .card`).boundingBox();
    if (!box) throw new Error(`no card of packet ${on}`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height * share);
    await expect(bar).toBeVisible({ timeout: 5_000 });
  }).toPass();
}

test('a held SYN stands until a press lets it go; dropped data is sent again', async ({ page }) => {
  await begin(page, 'scenario=socket/tcp-hello');
  await expect(page.getByText('in flight: click to hold, drop or flip a bit')).toBeVisible();
  // Whoever holds the wire while the picture is behind is shown what is held.
  await page.keyboard.press(' ');
  await page.keyboard.press('Home');
  const toNow = page.getByRole('button', { name: 'Back to now' });
  await expect(toNow).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByText('The wire is held.')).toBeVisible();
  await expect(toNow).toBeHidden();
  await expect(page.getByText(/the run ends by its limit in 10 min/)).toBeVisible();
  await expect(row(page, 1)).toContainText('held since');
  await press(page, 1);
  const bar = page.getByRole('toolbar', { name: 'Packet 1', exact: true });
  await expect(bar).toBeVisible();
  await expectNoViolations(page);
  // Who looks at the past is told, and led back.
  await page.keyboard.press(' ');
  await page.keyboard.press('Home');
  await expect(bar).toContainText('The picture is behind');
  await expect(page.getByText('The wire is held.')).toBeVisible();
  await bar.getByRole('button', { name: 'Back to now' }).click();
  // By keyboard: into the bar, along it, and out.
  await bar.getByRole('button', { name: 'Release' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(bar.getByRole('button', { name: 'Drop' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await press(page, 1);
  await bar.getByRole('button', { name: 'Release' }).click();
  await expect(bar.getByRole('button', { name: 'Copy' })).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Release' })).toBeHidden();
  await page.getByRole('button', { name: 'Open the wire' }).first().click();
  await expect(page.getByText('The wire is held.')).toBeHidden();
  await page.getByRole('button', { name: 'Stop', exact: true }).click(); // it has the lab that the next run needs

  // Data that is held and dropped comes again, without its sender's program doing anything. In a run
  // of its own: a SYN held long is a long round trip to the kernel, and its timer three times that.
  await begin(page, 'scenario=socket/tcp-hello&rule=hold+data+segment+1+from+client+once', 200_000);
  const data = page.getByRole('row', { name: /P\. seq 1.* len 6/ });
  await expect(data.first()).toContainText('held since');
  await data.first().click();
  await page.keyboard.press('End');
  // Who is still on the way to now is told so, and touches nothing unseen.
  const dropping = page.getByRole('toolbar').getByRole('button', { name: 'Drop' });
  await expect(dropping).toBeVisible();
  await page.keyboard.press('x');
  await expect(data.first()).toContainText('dropped by hand');
  await expect(data.filter({ hasText: 'retransmission' }).first()).toContainText('arrived');
  await expect(page.getByRole('region', { name: 'Host server' })).toContainText('hello!');
});

/** Four numbered datagrams, and a server that waits for them as long as it takes. */
const COUNTING = {
  client: `import socket
client = socket.socket(type=socket.SOCK_DGRAM)
for number in (1, 2, 3, 4):
    client.sendto(str(number).encode(), ('server', 8080))
`,
  server: `import socket
server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(('', 8080))
for _ in range(4):
    print(server.recv(100).decode())
`,
};

test('held datagrams arrive in the order in which they are let go, seen on two pages', async ({
  page,
  context,
}) => {
  const id = await holdDatagrams(page.request, COUNTING);
  const other = await context.newPage();
  for (const one of [other, page]) await one.goto(`/?run=${id}&view=wire`);
  const frames = page.getByRole('button', { name: /^Packet \d, client → server/ });
  await expect(frames).toHaveCount(4);
  await expect(page.getByText('4 packets wait')).toBeVisible();
  // They stand at one place: one press after the other there reaches each of them.
  for (const packet of [1, 2, 3, 4]) await press(page, packet, 1, 0.97);
  // The last becomes the first by drag, and then the third the second last by keyboard.
  await frames.nth(3).scrollIntoViewIfNeeded();
  const [from, to] = [await frames.nth(3).boundingBox(), await frames.nth(0).boundingBox()];
  if (!from || !to) throw new Error('the list is not in sight');
  await page.mouse.move(from.x + 9, from.y + 9);
  await page.mouse.down();
  await page.mouse.move(from.x + 9, from.y - 30);
  await page.mouse.move(to.x + 9, to.y + 2, { steps: 4 });
  await page.mouse.up();
  await expect(frames.nth(0)).toHaveAccessibleName(/^Packet 4,/);
  await frames.nth(3).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(frames.nth(2)).toBeFocused();
  await expect(frames.nth(2)).toHaveAccessibleName(/^Packet 3,/);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Release in this order' }).click();
  for (const one of [page, other]) {
    await one.bringToFront();
    await expect(one.getByText('4 packets wait')).toBeHidden();
    await expect(one.getByRole('region', { name: 'Output of server' })).toHaveText(/4\s*1\s*3\s*2/);
  }
});
