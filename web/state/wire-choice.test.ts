import { expect, test, vi } from 'vitest';
import type { RunCommand } from '#core/command/run-command.ts';
import { PERFECT_WIRE } from '#core/wire-settings.ts';
import type { CatalogueEntry } from '../protocol.ts';
import type { Commands } from './commands.svelte.ts';
import { WireChoice } from './wire-choice.svelte.ts';

const scenario = {
  hosts: [{ name: 'client' }, { name: 'server' }],
  wire: PERFECT_WIRE,
  rules: ['drop the first SYN'],
} as unknown as CatalogueEntry;

/** A choice over a run that can be told from the beginning, or once `canSend` is set. */
function choiceOver(commands: { canSend: boolean; refuses: boolean }) {
  const sent: RunCommand[] = [];
  const send = (command: RunCommand) => {
    sent.push(command);
    return Promise.resolve(commands.refuses ? null : { atUs: 0, message: '' });
  };
  const door = { ...commands, send } as unknown as Commands;
  const choice = new WireChoice(() => scenario, door);
  return { choice, sent, door: door as { canSend: boolean } };
}

test('a run under way is told once, when the person pauses, and only what changed', () => {
  vi.useFakeTimers();
  const { choice, sent } = choiceOver({ canSend: true, refuses: false });
  choice.begin();
  for (const lossPercent of [1, 10, 100]) choice.knobs.turn(['client'], { lossPercent });
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual([{ type: 'wire', wire: { from: { client: { lossPercent: 100 } } } }]);
  choice.setRules(['# drop the first SYN', 'hold anything']);
  expect(sent.at(-1)).toEqual({ type: 'rules', rules: ['hold anything'] });
  choice.setRules(['hold anything']);
  expect(sent).toHaveLength(2);
  vi.useRealTimers();
});

test('what is turned while the run waits for its lab is told when it begins', () => {
  const { choice, sent, door } = choiceOver({ canSend: false, refuses: false });
  choice.begin();
  choice.knobs.usePreset(null, 'lan');
  expect(sent).toEqual([]);
  door.canSend = true;
  choice.tell();
  expect(sent).toMatchObject([{ type: 'wire', wire: { delayUs: 150 } }]);
});

test('what was refused is told again with the next change', async () => {
  const { choice, sent } = choiceOver({ canSend: true, refuses: true });
  choice.begin();
  choice.knobs.usePreset(null, 'broken-cable');
  await vi.waitFor(() => {
    choice.setRules(null);
    expect(sent.filter(({ type }) => type === 'wire')).toHaveLength(2);
  });
});
