/** What goes wrong while a person holds the wire: each is said, and nothing is lost silently. */

import { expect, holdDatagrams, startRun, test } from './slowwire.ts';

/** More datagrams than the wire holds. */
const FLOOD = {
  // By map, no line of the program is reached for each. In bursts, and more where they are asked for: where a busy machine
  // lets the wire wait, the host's own queue is full, and what it drops never comes to the wire.
  client: `import itertools, socket, time
client = socket.socket(type=socket.SOCK_DGRAM)
bursts = 110
while bursts:
    for burst in range(bursts):
        list(map(client.sendto, itertools.repeat(b'x', 100), itertools.repeat(('server', 8080))))
        time.sleep(0.01)
    bursts = int(input('Bursts? '))
`,
  server: `import socket
server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(('', 8080))
server.recv(100)
`,
};

test('a full wire, two people at one packet, and a run that is over are told on both pages', async ({
  page,
  context,
}) => {
  const id = await holdDatagrams(page.request, FLOOD);
  test.slow(); // some 70,000 events on two pages
  const other = await context.newPage();
  const both = [other, page];
  for (const one of both) {
    await one.goto(`/?run=${id}&view=packets`);
    const isFull = one.getByText('10000 packets wait');
    await expect(async () => {
      await one.keyboard.press('End');
      // All have been sent: none comes to fill a place that is freed.
      const asked = one.getByRole('textbox', { name: 'Bursts?' });
      await expect(asked).toBeEditable({ timeout: 5_000 });
      if (await isFull.isVisible()) return;
      await asked.fill('20');
      await asked.press('Enter');
      await asked.blur(); // End is to go to the page
      throw new Error('more was asked for');
    }).toPass({ timeout: 150_000 });
    await expect(isFull).toBeVisible();
    await expect(one.getByText('each further packet is dropped')).toBeVisible();
    await expect(one.getByText(/the run ends by its limit in/)).toBeVisible();
    await expect(one.getByRole('row', { name: /queue full/ }).last()).toBeVisible();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('No other run has begun: this one stands');
  // Both at once: the first to come is obeyed, the other is told why not.
  const drops = await Promise.all(
    both.map((one) =>
      one.request.post(`/api/runs/${id}/commands`, { data: { type: 'drop', packet: 1 } }),
    ),
  );
  expect(drops.map((drop) => drop.status()).sort()).toEqual([200, 409]);
  expect(await drops.find((drop) => !drop.ok())?.json()).toEqual({
    code: 'not-on-wire',
    message: 'packet 1 is not on the wire: it was dropped',
    zh: '分组 1 不在线路上：它已被丢弃',
  });
  for (const one of both) {
    await expect(one.getByText('9999 packets wait')).toBeVisible();
    await expect(one.getByText('each further packet is dropped')).toBeHidden();
  }
  // The list says how much of it is there, and by keyboard too the rest is reached.
  await page.keyboard.press('w');
  const wire = page.getByRole('tabpanel', { name: 'Wire' });
  await expect(wire.getByText('The first 200 of 9999 are listed.')).toBeVisible();
  await wire.getByRole('button', { name: 'Show 200 more' }).press('Enter');
  await expect(wire.getByText('The first 400 of 9999 are listed.')).toBeVisible();
  await expect(wire.locator('ol > li').nth(200).locator('[data-frame]')).toBeFocused();
  await wire.getByRole('button', { name: 'Release all' }).click();
  await page.request.post(`/api/runs/${id}/commands`, {
    data: { type: 'input', host: 'client', text: '0' },
  });
  for (const one of both) {
    await one.bringToFront();
    await expect(one.getByRole('status').filter({ hasText: 'Run completed' })).toHaveCount(1, {
      timeout: 40_000,
    });
    await one.keyboard.press('Home');
    await one.keyboard.press('ArrowRight');
    await one.keyboard.press('h');
    await expect(one.getByRole('alert')).toContainText('This run is not under way');
    await one.getByRole('button', { name: 'Language' }).click();
    await expect(one.getByRole('alert')).toContainText('运行并未在进行');
  }
});

test('a line is typed for a program, and Enter pressed once more begins no other run', async ({
  page,
}) => {
  const id = await startRun(page.request, {
    scenario: 'udp/loss',
    wire: { lossPercent: 0 },
    programs: {
      client: `import socket, time
client = socket.socket(type=socket.SOCK_DGRAM)
first = input('First? ')
time.sleep(1)
client.sendto(f"{first} {input('Second? ')}".encode(), ('server', 8080))
`,
      server: `import socket
server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(('', 8080))
print(server.recv(100))
`,
    },
  });
  await page.goto(`/?run=${id}&view=packets`);
  await page.getByRole('textbox', { name: 'First?' }).fill('one');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
  const second = page.getByRole('textbox', { name: 'Second?' });
  await expect(second).toBeFocused();
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await expect(page.getByText("b'one two'")).toBeVisible({ timeout: 40_000 });
  expect(new URL(page.url()).searchParams.get('run')).toBe(id);
});
