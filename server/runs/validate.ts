/** Checks outside data against a schema and says what is wrong as a person would: which field, which bound, what came. */

import { Ajv } from 'ajv';
import type { ErrorObject } from 'ajv';
import type { ErrorCode } from '../errors.ts';
import { AppError } from '../errors.ts';
import type { Schema } from './schemas.ts';

// Conditions on `from` name properties that only their branches define, so strictRequired stays off.
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  strictRequired: false,
  discriminator: true,
});

/** Takes data or throws an AppError that names every fault. */
export type Validator = (data: unknown) => void;

/** Compiles a schema once; the validator it returns throws `code`. */
export function compileValidator(schema: Schema, code: ErrorCode): Validator {
  const validate = ajv.compile(schema);
  return (data) => {
    if (validate(data)) return;
    // An `if` error only repeats that its branch failed.
    const faults = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
    throw new AppError(code, [...new Set(faults.map(describeFault))].join('; '));
  };
}

/** One fault in one phrase: `params.writes must be ≤ 50 (got 9999)`. */
function describeFault(fault: ErrorObject): string {
  const path = fault.instancePath.slice(1).replaceAll('/', '.');
  const child = (name: string) => (path === '' ? name : `${path}.${name}`);
  const params = fault.params as Readonly<Record<string, unknown>>;
  const subject = path === '' ? 'the body' : path;
  const got = `(got ${shortJson(fault.data)})`;
  switch (fault.keyword) {
    case 'required':
      return `${child(String(params['missingProperty']))} is missing`;
    case 'additionalProperties':
      return `${child(String(params['additionalProperty']))} is not known (${knownFields(fault)})`;
    case 'minimum':
    case 'maximum':
      return `${subject} must be ${fault.keyword === 'minimum' ? '≥' : '≤'} ${params['limit']} ${got}`;
    case 'minLength':
    case 'maxLength': {
      const bound = fault.keyword === 'minLength' ? 'at least' : 'at most';
      return `${subject} must have ${bound} ${params['limit']} characters (got ${Array.from(String(fault.data)).length})`;
    }
    case 'type':
      return `${subject} must be ${withArticle(String(params['type']))} ${got}`;
    case 'enum':
      return `${subject} must be one of ${(params['allowedValues'] as unknown[]).join(', ')} ${got}`;
    case 'discriminator':
      return `${child('type')} must be ${listed(typesOf(fault))} (got ${shortJson(params['tagValue'])})`;
    default:
      return `${subject} ${fault.message ?? 'is not valid'} ${got}`;
  }
}

function knownFields(fault: ErrorObject): string {
  const names = Object.keys((fault.parentSchema?.['properties'] as object | undefined) ?? {});
  return names.length === 0 ? 'there are none' : `known: ${names.join(', ')}`;
}

/** The values of `type` that a discriminated schema offers. */
function typesOf(fault: ErrorObject): readonly string[] {
  const offered = fault.parentSchema?.['oneOf'] as readonly Schema[];
  return offered.map((branch) => (branch as Branch).properties.type.const);
}

interface Branch extends Schema {
  readonly properties: { readonly type: { readonly const: string } };
}

/** `wire, input or stop` */
function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function withArticle(type: string): string {
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function shortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
