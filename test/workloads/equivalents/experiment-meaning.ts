/**
 * When two experiments are the same: names in the text of a trial mean nothing but the parameter that they stand for, and their descriptions are for
 * people; numbers are compared by value, and what Katib fills in is filled in.
 */
import type { Meaning } from './compare';
import { isRecord, PlainManifest } from '../../../src/core';

export type Values = Readonly<Record<string, string>>;

const INJECT = 'sidecar.istio.io/inject';
const POD = '.spec.trialTemplate.trialSpec.spec.template';

/** What an experiment says without saying it, and what our construct says beside a document. */
export const MEANING: Meaning = {
  normal,
  defaults: {
    '.spec.parallelTrialCount': 3, '.spec.resumePolicy': 'Never', '.spec.parameters.*.feasibleSpace.distribution': 'uniform', '.spec.metricsCollectorSpec.collector.kind': 'StdOut',
  },
  added: [`${POD}.metadata.labels.${INJECT}`, `${POD}.spec.automountServiceAccountToken`, `.spec.trialTemplate.trialSpec.spec.podMetadata.labels.${INJECT}`],
};

/** Parameters of trials by what they refer to, settings and strategies by their names, numbers as numbers. */
function normal(manifest: PlainManifest): PlainManifest {
  const { spec, ...rest } = manifest as any; // eslint-disable-line @typescript-eslint/no-explicit-any
  const { trialParameters, ...template } = spec.trialTemplate;
  const references = new Map<string, string>(trialParameters.map((one: Values) => [one.name, one.reference]));
  const { objective, algorithm } = spec;
  const usual = objective.type === 'minimize' ? 'min' : 'max';
  return {
    ...rest,
    spec: {
      ...spec,
      objective: {
        ...objective,
        metricStrategies: {
          ...Object.fromEntries([objective.objectiveMetricName, ...objective.additionalMetricNames ?? []].map(name => [name, usual])),
          ...Object.fromEntries((objective.metricStrategies ?? []).map((one: Values) => [one.name, one.value])),
        },
      },
      algorithm: { ...algorithm, algorithmSettings: Object.fromEntries((algorithm.algorithmSettings ?? []).map((one: Values) => [one.name, one.value])) },
      ...spec.parameters && { parameters: spec.parameters.map((one: PlainManifest) => ({ ...one, feasibleSpace: numbers(one.feasibleSpace) })) },
      trialTemplate: { ...replaced(template, references) as object, trialParameters: [...references.values()].sort() },
    },
  };
}

function numbers(space: unknown): unknown {
  return Object.fromEntries(Object.entries(space as Values).map(([name, value]) => [name, ['min', 'max', 'step'].includes(name) ? Number(value) : value]));
}

function replaced(value: unknown, references: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{trialParameters\.(.+?)\}/g, (_, name: string) => `<${references.get(name)}>`);
  }
  return Array.isArray(value) ? value.map(one => replaced(one, references))
    : isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, references)])) : value;
}
