import { expect, test } from 'vitest';
import { findContradictions } from '#core/rules/contradictions.ts';
import { parseRules } from '#core/rules/parse.ts';
import { loadCatalogue } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { parseExpectation } from './expect.ts';
import type { Text } from './scenario.ts';

const catalogue = await loadCatalogue();
const each = (claim: string, check: (entry: CatalogueEntry) => void) =>
  test.for(catalogue.map((entry) => [entry.scenario.id, entry] as const))(
    `${claim}: %s`,
    ([, entry]) => check(entry),
  );

test('ids are topic/name and no two are alike', () => {
  const ids = catalogue.map(({ scenario }) => scenario.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { scenario } of catalogue)
    expect(scenario.id).toMatch(new RegExp(`^${scenario.topic}/[a-z-]+$`));
});

each('every parameter is a line of a program, with its default', ({ scenario, programs }) => {
  for (const [name, parameter] of Object.entries(scenario.params)) {
    const value = parameter.default;
    const literal = typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
    const line = new RegExp(`^${name} = (?:${literal}|'${literal}')$`, 'm');
    expect(
      Object.values(programs).filter((source) => line.test(source)),
      name,
    ).toHaveLength(1);
  }
});

each('programs are short enough for a slide', ({ programs }) => {
  for (const source of Object.values(programs)) {
    const lines = source.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(25);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(72);
  }
});

each('words are there in both languages', ({ scenario, lesson }) => {
  const texts: Text[] = [
    scenario.title,
    scenario.summary,
    lesson,
    ...Object.values(scenario.params).map(({ title }) => title),
    ...scenario.cues.flatMap(({ question, because, choices }) => [question, because, ...choices]),
  ];
  for (const { en, zh } of texts) {
    expect(en).not.toBe('');
    expect(en).not.toMatch(/[\u4e00-\u9fff]{3}/);
    expect(zh).not.toBe('');
  }
  expect(lesson.zh.match(/^## /gm)?.length).toBe(lesson.en.match(/^## /gm)?.length);
});

each('cues ask before something that is expected, and have an answer', ({ scenario }) => {
  expect(scenario.cues.length).toBeGreaterThan(0);
  for (const { before, choices, answer } of scenario.cues) {
    expect(scenario.expect).toContain(before);
    expect(choices[answer]).toBeDefined();
  }
});

each('expectations can be read and speak of hosts there are', ({ scenario }) => {
  const hosts = scenario.hosts.map(({ name }) => name);
  expect(scenario.expect.length).toBeGreaterThan(0);
  for (const text of scenario.expect) expect(hosts).toContain(parseExpectation(text).host);
});

each('rules can be read, and each has something to do', ({ scenario }) => {
  const hosts = scenario.hosts.map(({ name }) => name);
  const { rules, issues } = parseRules((scenario.rules ?? []).join('\n'), hosts);
  expect(issues).toEqual([]);
  expect(findContradictions(rules.map(({ rule }) => rule))).toEqual([]);
});

each('sources are RFCs', ({ scenario }) => {
  expect(scenario.rfcs.length).toBeGreaterThan(0);
  for (const { title, url } of scenario.rfcs) {
    expect(title).toMatch(/^RFC \d+/);
    expect(url).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+(#section-[\d.]+)?$/);
  }
});
