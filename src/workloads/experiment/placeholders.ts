import type { TrialReference } from './trial';
import { isRecord } from '../../core';

/** A fact of a trial, as `trialParameters` refer to it. */
export type TrialFact =
  '${trialSpec.Name}' | '${trialSpec.Namespace}' | '${trialSpec.Kind}' | '${trialSpec.APIVersion}' | `\${trialSpec.Labels[${string}]}` | `\${trialSpec.Annotations[${string}]}`;

/** Where the value of a name comes in the text of a trial. */
export function placeholder(name: string): string {
  return `\${trialParameters.${name}}`;
}

/** First part of the names by which the trial itself is used. */
const OF_TRIAL = 'trialSpec.';

/** The trial itself, as functions that make jobs are given it. */
export const TRIAL_FACTS: TrialReference = {
  name: placeholder(`${OF_TRIAL}Name`),
  namespace: placeholder(`${OF_TRIAL}Namespace`),
  kind: placeholder(`${OF_TRIAL}Kind`),
  apiVersion: placeholder(`${OF_TRIAL}APIVersion`),
  label: key => placeholder(`${OF_TRIAL}Labels[${key}]`),
  annotation: key => placeholder(`${OF_TRIAL}Annotations[${key}]`),
};

/** All names that the texts of an object use. */
export function usedIn(value: unknown): ReadonlySet<string> {
  return new Set(textsIn(value).flatMap(text => [...text.matchAll(/\$\{trialParameters\.(.+?)\}/g)].map(([, name]) => name)));
}

/** References of those names that are facts of the trial, by the name. */
export function referencesIn(used: ReadonlySet<string>, others: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...used].filter(name => name.startsWith(OF_TRIAL) && !others.includes(name)).map(name => [name, `\${${name}}`]));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return Array.isArray(value) ? value.flatMap(textsIn) : isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
