import { isCredential } from './names';
import { Field } from '../../core';

const VALUE = /("(?:[^"\\]|\\.)*"|'[^']*'|[^\s;&|()"'`]+)/;
/** `NAME=value` where a command begins, with or without `export`. */
const ASSIGNMENT = new RegExp(`(?:^|[\\s;&|({])(?:export[ \\t]+)?([A-Za-z_]\\w{0,100})=${VALUE.source}`, 'g');
/** `--name=value` or `--name value` in the middle of a command. */
const OPTION = new RegExp(`(?:^|\\s)--([A-Za-z][\\w.-]{0,100})(?:=|[ \\t]+(?=[^-\\s]))${VALUE.source}`, 'g');

/** Variables and options in a script of a shell that are given a credential. */
export function credentialsInScript(text: string): string[] {
  const found = [...text.matchAll(ASSIGNMENT), ...text.matchAll(OPTION)].filter(([, name, value]) => isLiteral(name, value));
  return [...new Set(found.map(([, name]) => name))];
}

function isLiteral(name: string, raw: string): boolean {
  const quote = /^["']/.exec(raw)?.[0] ?? '';
  const value = quote === '' ? raw : raw.slice(1, -1);
  // A shell puts variables and the output of commands in, except between single quotes.
  return (quote === "'" || !/^[$`]/.test(value)) && isCredential(name, value);
}

/** An option of its own argument: `--db-password=x`, `-Ddb.password=x`, `DB_PASSWORD=x`. */
const ARGUMENT = /^-{0,2}([A-Za-z_][\w.-]{0,100})=(.*)$/s;

/** The arguments of a command that are given a credential, with the name of each. */
export function credentialsInArguments(list: Field): { readonly field: Field; readonly name: string }[] {
  const found: { readonly field: Field; readonly name: string }[] = [];
  let previous = '';
  for (const field of list.items()) {
    const text = field.text ?? '';
    const [, name, value] = ARGUMENT.exec(text) ?? [];
    const [, inner, innerValue] = ARGUMENT.exec(value ?? '') ?? []; // --set=db.password=x
    const option = /^--?([A-Za-z][\w.-]{0,100})$/.exec(previous)?.[1];
    if (name !== undefined && isCredential(name, value)) {
      found.push({ field, name });
    } else if (inner !== undefined && isCredential(inner, innerValue)) {
      found.push({ field, name: inner });
    } else if (option !== undefined && !text.startsWith('-') && isCredential(option, text)) {
      found.push({ field, name: option });
    } else if (/\s/.test(text)) {
      found.push(...credentialsInScript(text).map(variable => ({ field, name: variable })));
    }
    previous = text;
  }
  return found;
}
