/** Lines that programs stop before, as chosen; they go into the next run, and live in the page's address. */

import type { HostName } from '#core/event-base.ts';

const KEY = 'break';

export class Breakpoints {
  /** Sorted lines, from 1; hosts without any are not in it. */
  byHost = $state.raw<Readonly<Record<HostName, readonly number[]>>>({});

  of(host: HostName): readonly number[] {
    return this.byHost[host] ?? [];
  }

  /** Sets one, or takes it away; gives the host's lines. */
  toggle(host: HostName, line: number): readonly number[] {
    const before = this.of(host);
    const lines = before.includes(line)
      ? before.filter((other) => other !== line)
      : [...before, line].sort((a, b) => a - b);
    const others = Object.entries(this.byHost).filter(([other]) => other !== host);
    this.byHost = Object.fromEntries(lines.length > 0 ? [...others, [host, lines]] : others);
    return lines;
  }

  clear(): void {
    this.byHost = {};
  }

  /** Takes `client.3,server.9` from a query; what names none of these hosts, or no line, is passed over. */
  read(query: URLSearchParams, hosts: readonly HostName[]): void {
    this.clear();
    for (const place of query.get(KEY)?.split(',') ?? []) {
      const [, host = '', digits = ''] = /^(.+)\.([1-9]\d{0,4})$/.exec(place) ?? [];
      const line = Number(digits);
      if (hosts.includes(host) && !this.of(host).includes(line)) this.toggle(host, line);
    }
  }

  /** Keys and values of the query that {@link read} takes back. */
  write(): readonly (readonly [string, string])[] {
    const places = Object.entries(this.byHost).flatMap(([host, lines]) =>
      lines.map((line) => `${host}.${line}`),
    );
    return places.length > 0 ? [[KEY, places.join(',')]] : [];
  }
}
