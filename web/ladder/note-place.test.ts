import { expect, test } from 'vitest';
import { placeBoundary } from './boundary-place.ts';
import { boxesTouch } from './box.ts';
import { placeNote, placeNotes } from './note-place.ts';

const ROOM = { fontPx: 10, width: 300 };
const long = {
  points: [
    { x: 50, y: 100 },
    { x: 250, y: 150 },
  ],
  end: 'arrived',
} as const;
const short = {
  points: [
    { x: 250, y: 100 },
    { x: 200, y: 110 },
  ],
  end: 'lost',
} as const;

test('a tag lies on a long line, turned with it', () => {
  const { angle, centre } = placeNote(long, '≠ only in A', ROOM, []) ?? { angle: 0, centre: null };
  expect(angle).toBeCloseTo(Math.atan2(50, 200));
  expect(centre?.x).toBeLessThan(150);
});

test('at a line that breaks off it stands level above the tail, and stays in the picture', () => {
  expect(placeNote(short, '◆ lost only in A', ROOM, [])).toMatchObject({ angle: 0 });
  for (const x of [0, 20, 280, 300]) {
    const note = placeNote(
      {
        ...short,
        points: [
          { x, y: 100 },
          { x: 150, y: 100 },
        ],
      },
      'n'.repeat(40),
      ROOM,
      [],
    );
    const reach = (note?.width ?? 0) / 2;
    expect(note && note.centre.x - reach).toBeGreaterThanOrEqual(0);
    expect(note && note.centre.x + reach).toBeLessThanOrEqual(ROOM.width + 1e-6);
  }
});

test('a packet under way has its tag when there is room', () => {
  expect(placeNote({ ...short, end: 'flying' }, '◆ lost only in A', ROOM, [])).toBeNull();
});

test('a tag gives way to its packet’s label where that reaches to the tail', () => {
  const plain = placeNote(long, '≠ only in A', ROOM, []);
  expect(plain).not.toBeNull();
  if (plain === null) return;
  const label = { ...plain, width: 90, height: 13, centre: { x: 140, y: 114 } }; // over the line
  expect(boxesTouch(plain, label)).toBe(true);
  const moved = placeNote(long, '≠ only in A', ROOM, [label]);
  expect(moved && boxesTouch(moved, label)).toBe(false);
});

test('of tags that would lie on each other only the first is there', () => {
  const arrows = [0, 1, 40].map((down, i) => ({
    ...{ key: `${i}`, number: i + 1, end: 'arrived' as const },
    points: long.points.map(({ x, y }) => ({ x, y: y + down })),
  }));
  const boxes = Array.from({ length: 20 }, () => arrows).flat();
  const notes = placeNotes(boxes, () => '≠ only in A', ROOM, []);
  expect(notes.length).toBeGreaterThanOrEqual(2);
  expect(notes.length).toBeLessThan(boxes.length);
  notes.forEach(({ box }, i) => {
    expect(notes.slice(0, i).some((other) => boxesTouch(box, other.box))).toBe(false);
  });
  expect(placeNotes(arrows, (packet) => (packet === 2 ? 'n' : null), ROOM, [])).toHaveLength(1);
});

test('words at a line across the ladder take the end and the side that are free', () => {
  const geometry = { fontPx: 10, width: 300, lifelines: [{ host: 'a', x: 50 }] };
  const text = 'A and B part here';
  const first = placeBoundary(100, text, geometry, []);
  const taken = [first];
  for (let place = 1; place < 4; place++) {
    const next = placeBoundary(100, text, geometry, taken);
    expect(taken.some((box) => boxesTouch(box, next))).toBe(false);
    taken.push(next);
  }
  expect(placeBoundary(100, text, geometry, taken)).toEqual(first);
});
