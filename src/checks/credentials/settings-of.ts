import { credentialsInArguments } from './commands';
import { isCredential } from './names';
import { credentialPairs } from './settings';
import { containersOf, Field, isBuiltIn, Located, podsOf } from '../../core';

/** A setting that is given a credential. */
export interface CredentialSetting {
  readonly field: Field;
  /** The setting's own name. */
  readonly name: string;
  /** What may be written instead. @default '' */
  readonly remedy?: string;
}

/** Settings with a credential as their value: variables and arguments of pods, and whatever has a name and a value in a custom resource. */
export function settingsOf(one: Located): CredentialSetting[] {
  const found: CredentialSetting[] = [];
  if (isBuiltIn(one.apiVersion)) {
    podsOf(one).flatMap(containersOf).forEach(({ field }) => found.push(...inContainer(field)));
  } else {
    collect(one.at('spec'), '', found);
  }
  return found;
}

const REMEDY = ' as valueFrom.secretKeyRef';
const HOOKS = [['livenessProbe'], ['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart'], ['lifecycle', 'preStop']];

function inContainer(container: Field): CredentialSetting[] {
  const commands = [container.at('command'), container.at('args'), ...HOOKS.map(path => container.at(...path, 'exec', 'command'))];
  return [...container.at('env').items().flatMap(named), ...commands.flatMap(inCommand)];
}

function inCommand(list: Field): CredentialSetting[] {
  return [...credentialsInArguments(list), ...list.items().flatMap(inJson)];
}

/** Settings in a value that is JSON itself. */
function inJson(field: Field): CredentialSetting[] {
  return field.text?.startsWith('{') ? credentialPairs(field.text, 'settings').map(name => ({ field, name })) : [];
}

/** An entry with a name and a value, as variables are. */
function named(entry: Field): CredentialSetting[] {
  const [name, field] = [entry.at('name').text ?? '', entry.at('value')];
  const value = field.text ?? (typeof field.value === 'number' ? String(field.value) : '');
  return isCredential(name, value) ? [{ field, name, remedy: REMEDY }] : inJson(field);
}

/** The settings at and below a field of a custom resource. */
function collect(field: Field, name: string, found: CredentialSetting[]): void {
  if (name === 'command' || name === 'args') {
    found.push(...inCommand(field));
  } else if (field.text !== undefined) {
    found.push(...inText(field, name, field.text));
  } else {
    field.items().forEach(item => {
      found.push(...named(item));
      collect(item, '', found);
    });
    field.entries().filter(([key]) => key !== 'encryptedData').forEach(([key, below]) => collect(below, key, found));
  }
}

/** A password by the name of its field, or settings in a text of several lines, such as the values of a chart. */
function inText(field: Field, name: string, text: string): CredentialSetting[] {
  if (/pass(word|wd|phrase)$/i.test(name) && isCredential(name, text)) {
    return [{ field, name }];
  }
  return text.includes('\n') ? credentialPairs(text, /^(source|script|code)$/.test(name) ? 'program' : 'settings').map(setting => ({ field, name: setting })) : [];
}
