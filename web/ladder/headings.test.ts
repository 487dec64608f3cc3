import { expect, test } from 'vitest';
import { LEAST_PX, TEXT_PX, WIDTHS } from '../fixtures/picture-of.ts';
import { labelSize, layOut } from './geometry.ts';
import { headingsOf } from './headings.ts';

test('names of two to eight hosts touch no other and stay on the picture', () => {
  for (const width of WIDTHS) {
    for (let count = 2; count <= 8; count++) {
      const fontPx = labelSize(width, TEXT_PX[width] ?? 16, LEAST_PX);
      const hosts = Array.from({ length: count }, (_, i) => `a-rather-long-name-${i}`);
      const headings = headingsOf(layOut({ width, fontPx, hosts, msPerFlight: 900 }));
      for (const { text, x, row } of headings) {
        const half = (text.length * 0.6 * fontPx) / 2;
        expect(text.length).toBeGreaterThan(0);
        expect(x - half).toBeGreaterThanOrEqual(0);
        expect(x + half).toBeLessThanOrEqual(width);
        for (const other of headings) {
          if (other.x <= x || other.row !== row) continue;
          expect(other.x - (other.text.length * 0.6 * fontPx) / 2).toBeGreaterThan(x + half);
        }
      }
    }
  }
});
