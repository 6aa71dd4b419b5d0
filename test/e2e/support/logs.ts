import * as fs from 'fs';
import * as path from 'path';
import { place } from './place';

/** Lines of the log of a container, all its starts one after the other. */
export function logOf(namespace: string, pod: string, container: string): readonly string[] {
  const file = path.join(place().folder, 'logs', `${namespace}.${pod}.${container}.log`);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
}

const FORBIDDEN = /.{0,200}(?:\bis forbidden\b|\bforbidden:|is not allowed to|cannot (?:get|list|watch|create|update|patch|delete) resource).{0,300}/i;
/** What is refused to everybody, whatever their rights: new objects in the namespace of a team that goes, and pods beyond a quota. */
const TO_ALL = /because it is being terminated|exceeded quota/;

/** What the log says of things that the API server forbade, each once. */
export function forbidden(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.filter(line => !TO_ALL.test(line)).flatMap(line => FORBIDDEN.exec(line)?.[0] ?? []))];
}
