/** Where the keyboard is can be seen: each control of the page, focused as by Tab, has a ring of 3:1 around it. */

import type { Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

/** The controls in `part` that Tab comes to and whose focus does not show, as `tag name: why`. */
function unseenFocus(page: Page, part: string): Promise<string[]> {
  return page.evaluate((selector) => {
    type Rgb = readonly [number, number, number, number];
    const rgb = (text: string): Rgb => {
      const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [r, g, b, a];
    };
    // Relative luminance and contrast: WCAG 2.2, 1.4.11.
    const light = ([r, g, b]: Rgb): number => {
      const linear = (c: number) => (c <= 10 ? c / 3295 : ((c / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    };
    const contrast = (one: Rgb, other: Rgb): number => {
      const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const backgroundOf = (start: Element | null): Rgb => {
      for (let at = start; at; at = at.parentElement) {
        const colour = rgb(getComputedStyle(at).backgroundColor);
        if (colour[3] > 0.9) return colour;
      }
      return [255, 255, 255, 1];
    };
    const faultOf = (element: HTMLElement | SVGElement): string | null => {
      const plain = getComputedStyle(element).boxShadow;
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) return 'cannot have the focus';
      const style = getComputedStyle(element);
      if (style.boxShadow !== plain) return null;
      const width = parseFloat(style.outlineWidth);
      if (style.outlineStyle === 'none' || width < 2) return 'no ring';
      const isInside = parseFloat(style.outlineOffset) < 0;
      const behind = backgroundOf(isInside ? element : element.parentElement);
      const ratio = contrast(rgb(style.outlineColor), behind);
      return ratio < 3 ? `a ring of ${ratio.toFixed(2)}:1` : null;
    };
    const controls = [
      ...document.querySelectorAll<HTMLElement | SVGElement>(
        `${selector} :is(a[href], button, input, select, textarea, summary, [tabindex])`,
      ),
    ].filter(
      (one) =>
        one.tabIndex >= 0 &&
        !one.matches(':disabled') &&
        one.checkVisibility({ visibilityProperty: true }),
    );
    if (controls.length === 0) return [`${selector}: no controls`];
    return controls.flatMap((one) => {
      const fault = faultOf(one);
      const name = one.getAttribute('aria-label') ?? one.textContent?.trim().slice(0, 30) ?? '';
      return fault === null ? [] : [`${one.tagName.toLowerCase()} ${name}: ${fault}`];
    });
  }, part);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the focus is seen on every control, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/?scenario=socket/tcp-hello');
    await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
    await page.keyboard.press('Enter');
    await expect(page.locator('[role=status][aria-live=polite]')).toContainText('Run completed', {
      timeout: 40_000,
    });
    await page.keyboard.press('End');
    await page.keyboard.press('/');
    // What a script focuses after a key shows as what Tab focuses (Selectors 4, :focus-visible).
    await page.keyboard.press('Tab');
    const found = await unseenFocus(page, 'body');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.press('Enter');
      await expect(page.getByRole('tabpanel').locator('*').first()).toBeAttached();
      await page.keyboard.press('Tab');
      found.push(...(await unseenFocus(page, '.dock')));
    }
    for (const [name, part] of [
      ['Hello over TCP', 'dialog[open]'],
      ['Keyboard', 'dialog[open]'],
      ['Change one thing', 'dialog[open]'],
      ['Parameters', '[role=group][aria-label=Parameters]'],
      ['Jump', '[role=group][aria-label=Jump]'],
    ] as const) {
      await page.getByRole('button', { name }).first().press('Enter');
      await expect(page.locator(part)).toBeVisible();
      await page.keyboard.press('Tab');
      found.push(...(await unseenFocus(page, part)));
      await page.keyboard.press('Escape');
      await expect(page.locator(part)).toBeHidden();
    }
    expect([...new Set(found)]).toEqual([]);
  });
}

test('the focus is seen on what a held wire brings: its bars, a draft, a new packet, the rules', async ({
  page,
  request,
}) => {
  const answer = await request.post('/api/runs', {
    data: { scenario: 'socket/tcp-hello', rules: ['hold every SYN'] },
  });
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`/?run=${id}&view=packets&lang=en`);
  await expect(page.getByText(/packets? waits?,/)).toBeVisible({ timeout: 40_000 });
  const found: string[] = [];
  const look = async (part: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.keyboard.press('Tab');
      const faults = await unseenFocus(page, part);
      found.push(...faults.map((fault) => `${part}, ${colorScheme}: ${fault}`));
    }
  };
  await look('[aria-label="Packets are held."]');
  await page.getByRole('row', { name: /^Packet 1 / }).click();
  await page.keyboard.press('End'); // a packet is touched where it is now
  const bar = page.getByRole('toolbar', { name: 'Packet 1', exact: true });
  await bar.getByRole('button', { name: 'Delay…' }).press('Enter');
  await expect(bar.getByRole('spinbutton')).toBeVisible();
  await look('[role=toolbar]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(page.getByRole('region', { name: 'Draft of packet 1' })).toBeVisible();
  await look('.dock');
  await page.getByRole('button', { name: 'Close the draft' }).press('Enter');
  await page.getByRole('button', { name: 'New packet…' }).press('Enter');
  await expect(page.getByRole('button', { name: /^Fill in: / }).first()).toBeVisible();
  await look('.dock');
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Rule', exact: true })).toBeFocused();
  await look('.dock');
  expect(found).toEqual([]);
});
