/** Puts parameters into a program's text, as the person at the keyboard would: by changing the line that sets them. */

import type { ParamValue } from './event.ts';
import { toUtf8 } from './pcapng/utf8.ts';

/** A Python literal as far as a parameter's default is one: a string, a bytes string, or anything up to a comment. */
const VALUE = `b?'(?:[^'\\\\]|\\\\.)*'|b?"(?:[^"\\\\]|\\\\.)*"|[^#]*?`;

/**
 * Replaces the right-hand side of the first top-level line `name = …` for each parameter.
 * A name the program does not set is passed over; where the line holds a bytes string, so does the result (UTF-8).
 */
export function fillProgram(source: string, params: Readonly<Record<string, ParamValue>>): string {
  return Object.entries(params).reduce(
    (text, [name, value]) =>
      text.replace(
        assignmentOf(name),
        (_line, head, old, comment) =>
          `${head}${pythonLiteral(value, { asBytes: isBytes(String(old)) })}${comment ?? ''}`,
      ),
    source,
  );
}

/** Whether the program has a top-level line `name = …`. */
export function setsParameter(source: string, name: string): boolean {
  return assignmentOf(name).test(source);
}

/** `value` as Python writes it: `True`, `12`, `'it\'s'`, `b'\xe4\xbd\xa0'`. */
export function pythonLiteral(value: ParamValue, options: { readonly asBytes: boolean }): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  return options.asBytes ? bytesLiteral(value) : `'${Array.from(value, escapeCharacter).join('')}'`;
}

function assignmentOf(name: string): RegExp {
  return new RegExp(`^(${name}[ \\t]*=[ \\t]*)(?!=)(${VALUE})([ \\t]*#.*)?$`, 'm');
}

function isBytes(literal: string): boolean {
  return /^b['"]/.test(literal);
}

function bytesLiteral(text: string): string {
  return `b'${Array.from(toUtf8(text), (byte) =>
    byte < 0x80 ? escapeCharacter(String.fromCharCode(byte)) : `\\x${byte.toString(16)}`,
  ).join('')}'`;
}

function escapeCharacter(character: string): string {
  if (character === '\\' || character === "'") return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  // A lone surrogate has no UTF-8 form; Python takes it as an escape.
  if (code >= 0xd800 && code <= 0xdfff) return `\\u${code.toString(16)}`;
  return character;
}
