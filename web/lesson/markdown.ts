/** Reads the small part of Markdown that lessons use, into plain data: nothing becomes HTML by itself. */

export type Inline =
  | { readonly type: 'text' | 'code' | 'strong' | 'emphasis'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string };

export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly type: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly type: 'code'; readonly text: string };

const ITEM = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/;
const HEADING = /^(#{1,6})\s+(.*)$/;

/** Blocks in order. What is not understood stays text. */
export function parseMarkdown(source: string): readonly Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length;) {
    const line = lines[i] ?? '';
    if (line.trim() === '') {
      i++;
      continue;
    }
    const [block, next] = line.startsWith('```') ? codeAt(lines, i) : textAt(lines, i);
    blocks.push(block);
    i = next;
  }
  return blocks;
}

function codeAt(lines: readonly string[], start: number): [Block, number] {
  let end = start + 1;
  while (end < lines.length && !lines[end]?.startsWith('```')) end++;
  return [{ type: 'code', text: lines.slice(start + 1, end).join('\n') }, end + 1];
}

function textAt(lines: readonly string[], start: number): [Block, number] {
  const first = lines[start] ?? '';
  const heading = HEADING.exec(first);
  if (heading) {
    const level = (heading[1] ?? '#').length;
    return [{ type: 'heading', level, content: parseInline(heading[2] ?? '') }, start + 1];
  }
  if (ITEM.test(first)) return listAt(lines, start);
  let end = start + 1;
  while (end < lines.length && continuesParagraph(lines[end] ?? '')) end++;
  return [{ type: 'paragraph', content: parseInline(joinLines(lines.slice(start, end))) }, end];
}

function listAt(lines: readonly string[], start: number): [Block, number] {
  const items: string[] = [];
  let end = start;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? '';
    const item = ITEM.exec(line);
    if (item) items.push(item[2] ?? '');
    else if (continuesParagraph(line)) items.push(joinLines([items.pop() ?? '', line]));
    else break;
  }
  const isOrdered = ITEM.exec(lines[start] ?? '')?.[1] !== undefined;
  return [{ type: 'list', isOrdered, items: items.map(parseInline) }, end];
}

function continuesParagraph(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('```') && !HEADING.test(line) && !ITEM.test(line);
}

/** Lines of Chinese are joined without a space. */
function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .reduce((text, line) =>
      /[\u3000-\uffef]$/.test(text) || /^[\u3000-\uffef]/.test(line)
        ? text + line
        : `${text} ${line}`,
    );
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)/g;

/** Text with code, strong, emphasis and http(s) links in it. */
export function parseInline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > at) parts.push({ type: 'text', text: text.slice(at, match.index) });
    parts.push(inlineOf(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ type: 'text', text: text.slice(at) });
  return parts;
}

function inlineOf([, code, strong, emphasis, label, url]: RegExpMatchArray): Inline {
  if (code !== undefined) return { type: 'code', text: code };
  if (strong !== undefined) return { type: 'strong', text: strong };
  if (emphasis !== undefined) return { type: 'emphasis', text: emphasis };
  return { type: 'link', text: label ?? '', url: url ?? '' };
}
