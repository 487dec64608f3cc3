/** The page in the hand and on the wall: addresses, steps back, keys of clicker and keyboard, projector mode. */

import type { Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

async function runToTheEnd(page: Page, query: string): Promise<void> {
  await page.goto(`/?${query}`);
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('Enter');
  await ended(page);
  await page.keyboard.press('End');
}

async function ended(page: Page): Promise<void> {
  await expect(page.locator('[role=status][aria-live=polite]')).toContainText('Run completed', {
    timeout: 40_000,
  });
}

/** All that the page says in words at this moment: packets, hosts, outputs, sockets' states. */
function twin(page: Page): Promise<string> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('table, [aria-label^="Host "]')];
    const place = document.querySelector<HTMLInputElement>('input[type=range]')?.value ?? '';
    return [place, ...parts.map((part) => (part as HTMLElement).innerText)].join('\n');
  });
}

test('stepping back through a whole run finds each earlier picture unchanged', async ({ page }) => {
  await runToTheEnd(page, 'scenario=open/handshake&view=packets');
  await page.keyboard.press('Home');
  const forth = [await twin(page)];
  for (let isMoving = true; isMoving;) {
    await page.keyboard.press('PageDown');
    const next = await twin(page);
    isMoving = next !== forth.at(-1);
    if (isMoving) forth.push(next);
  }
  expect(forth.length).toBeGreaterThan(5);
  for (const earlier of forth.slice(0, -1).reverse()) {
    await page.keyboard.press('PageUp');
    expect(await twin(page)).toBe(earlier);
  }
});

test('an address brings back run, moment, packet, view, clock and speed; Back works', async ({
  page,
}) => {
  await runToTheEnd(page, 'scenario=open/handshake');
  await page.keyboard.press('t');
  await page.keyboard.press('-');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('row', { name: /^Packet 2/ }).click();
  await page.getByRole('tab', { name: 'Sockets' }).click();
  await expect(page).toHaveURL(/run=.*at=.*packet=2.*view=sockets.*clock=true.*speed=0.5/);
  await expect(page.getByRole('table').filter({ hasText: 'ss -tuanoi' })).toBeVisible();
  const before = await twin(page);
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Sockets' })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => twin(page)).toBe(before);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Packets' })).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await expect(page).not.toHaveURL(/run=/);
  await expect(page.getByText('Press Run')).toBeVisible();
});

test('an address of a run alone brings what made it; one of a forgotten run says so above all', async ({
  page,
}) => {
  const request = { scenario: 'stream/nagle', params: { nodelay: true }, seed: 5 };
  const data = { ...request, wire: { lossPercent: 0.5 }, rules: ['delay the first SYN by 10 ms'] };
  const { id } = (await (await page.request.post('/api/runs', { data })).json()) as { id: string };
  await page.goto(`/?run=${id}`);
  await expect(page).toHaveTitle(/Nagle/);
  await expect(page).toHaveURL(/scenario=stream%2Fnagle&p\.nodelay=true&wire\.lossPercent=0\.5/);
  await expect(page).toHaveURL(/rule=delay\+the\+first\+SYN\+by\+10\+ms&seed=5&run=/);
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await page.evaluate(() => history.length)).toBe(2);

  await page.goto('/?run=gone-long-ago');
  await expect(page.getByRole('alert')).toContainText('no longer has that run');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Choose a scenario' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a run that the server has forgotten leaves the choice, and says so', async ({ page }) => {
  await page.goto('/?scenario=open/handshake&seed=7&run=gone-long-ago');
  await expect(page.getByRole('alert')).toContainText('no longer has that run');
  await expect(page).toHaveURL(/scenario=open%2Fhandshake&seed=7/);
  await expect(page).not.toHaveURL(/run=/);
});

test('the list under ? shows the very keys that work', async ({ page }) => {
  await runToTheEnd(page, 'scenario=open/handshake');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(dialog.getByRole('definition').filter({ hasText: 'next loss' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await expect(page.getByRole('tab', { name: 'Lesson' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('tab').nth(1)).toHaveAttribute('aria-selected', 'true');
});

test('a loss is jumped to by menu and key, and its packet is explained', async ({ page }) => {
  await runToTheEnd(page, 'scenario=udp/loss&seed=7');
  await page.keyboard.press('Home');
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/packet=\d/);
  const slider = page.getByRole('slider', { name: 'Position in the run' });
  const first = await slider.inputValue();
  await page.getByRole('button', { name: 'Jump' }).click();
  await page.getByRole('button', { name: 'Next loss' }).click();
  await expect(slider).not.toHaveValue(first);
  await page.keyboard.press('Shift+L');
  await expect(slider).toHaveValue(first);
});

test('on the wall F5 presents, a dot blanks, Escape leaves, and nothing reads below 28 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/?scenario=stream/nagle&view=bytes');
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('F5');
  await ended(page);
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/projector=1/);
  await expect(page.locator('.dock')).toBeHidden();
  const ladder = await page.locator('main .ladder').boundingBox();
  expect(ladder?.height).toBeGreaterThan(900); // what is put away leaves its room to the ladder
  expect(await smallType(page)).toEqual([]);
  const run = new URL(page.url()).searchParams.get('run');
  await page.keyboard.press('F5');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeAttached();
  expect(new URL(page.url()).searchParams.get('run')).toBe(run);
  await page.keyboard.press('.');
  await expect(page.getByRole('button', { name: /screen is blank/ })).toBeVisible();
  await page.keyboard.press('.');
  await expect(page.getByRole('button', { name: /screen is blank/ })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.locator('.dock')).toBeVisible();
});

test('on the wall a digit calls a view up and away, large enough to read, and the address brings it back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/?scenario=stream/nagle&projector=1');
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('Enter');
  await ended(page);
  await page.keyboard.press('End');
  const dock = page.locator('.dock');
  await expect(dock).toBeHidden();
  for (const [key, heading] of [
    ['1', /Three send\(\) calls/],
    ['2', /3 writes/],
    ['3', /Kind of wire/],
    ['4', /connect\(\), client/],
    ['5', /Transmission Control Protocol/],
    ['7', /network/],
    ['8', /Congestion window/],
    ['9', /ss -tuanoi/],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dock.getByText(heading).first()).toBeVisible();
    expect([key, await smallType(page)]).toEqual([key, []]);
  }
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await expect(dock).toBeHidden();
  await page.keyboard.press('2');
  await expect(page).toHaveURL(/view=stream.*projector=view/);
  await page.reload();
  await expect(dock.getByText(/3 writes/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dock).toBeHidden();
  await expect(page).toHaveURL(/projector=1/);
});

/** Words in sight that are drawn smaller than 28 px. */
function smallType(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!owner || text === '' || owner.closest('.unseen, style, script, dialog')) continue;
      if (!owner.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const isInSight = box.bottom > 0 && box.top < innerHeight - 12 && box.width > 0;
      const size = parseFloat(getComputedStyle(owner).fontSize);
      if (isInSight && size < 27.9) found.push(`${size} ${text.slice(0, 30)}`);
    }
    return found;
  });
}

test('the header stays one row, in both languages', async ({ page }) => {
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const lang of ['en', 'zh']) {
      await page.goto(`/?scenario=stream/nagle&lang=${lang}`);
      await expect(page.getByRole('button', { name: /^(Run|运行)/ })).toBeEnabled();
      await expect(page.locator('header > .badge')).toBeVisible();
      const { rows, overlap } = await page.evaluate(() => {
        const header = document.querySelector('header');
        const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
        const boxes = (element: Element | null) =>
          [...(element?.children ?? [])]
            .map((child) => child.getBoundingClientRect())
            .filter(({ width }) => width > 0);
        const middle = document.querySelector('header > .middle');
        const ends = boxes(header);
        const edge = middle?.getBoundingClientRect().right ?? 0;
        return {
          rows: (header?.clientHeight ?? 0) / rem,
          overlap:
            boxes(middle).some(({ right }) => right > edge + 1) ||
            ends.some(({ right }, i) => right > (ends[i + 1]?.left ?? Infinity) + 1),
        };
      });
      expect(rows).toBeLessThan(4);
      expect(overlap).toBe(false);
    }
  }
});
