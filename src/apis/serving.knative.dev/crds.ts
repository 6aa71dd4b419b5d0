/** CustomResourceDefinitions of serving.knative.dev, and columns that all of Knative's have. */
import { CrdColumn, CrdDefinition } from '../crd';

const group = 'serving.knative.dev';
const categories = ['all', 'knative', 'serving'];
const URL: CrdColumn = { name: 'URL', type: 'string', jsonPath: '.status.url' };
const LATEST: readonly CrdColumn[] = ['Created', 'Ready'].map(state => ({ name: `Latest${state}`, type: 'string', jsonPath: `.status.latest${state}RevisionName` }));

/**
 * Columns of whether an object is ready, and why not.
 * @param quote around the name of the condition
 */
export function readyColumns(quote: '"' | '\'' = '\''): readonly CrdColumn[] {
  const condition = `.status.conditions[?(@.type==${quote}Ready${quote})]`;
  return [{ name: 'Ready', type: 'string', jsonPath: `${condition}.status` }, { name: 'Reason', type: 'string', jsonPath: `${condition}.reason` }];
}

function fromLabel(name: string, label: string): CrdColumn {
  return { name, type: 'string', jsonPath: `.metadata.labels['serving\\.knative\\.dev/${label}']` };
}

function count(name: string, field: string): CrdColumn {
  return { name, type: 'integer', jsonPath: `.status.${field}` };
}

/** `services.serving.knative.dev`. */
export const serviceCrd: CrdDefinition = {
  group,
  kind: 'Service',
  plural: 'services',
  shortNames: ['kservice', 'ksvc'],
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1', storage: true, columns: [URL, ...LATEST, ...readyColumns()], subresources: { status: true } }],
};

/** `configurations.serving.knative.dev`. */
export const configurationCrd: CrdDefinition = {
  group,
  kind: 'Configuration',
  plural: 'configurations',
  shortNames: ['config', 'cfg'],
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1', storage: true, columns: [...LATEST, ...readyColumns()], subresources: { status: true } }],
};

/** `revisions.serving.knative.dev`. */
export const revisionCrd: CrdDefinition = {
  group,
  kind: 'Revision',
  plural: 'revisions',
  shortNames: ['rev'],
  categories,
  scope: 'Namespaced',
  versions: [{
    name: 'v1',
    storage: true,
    columns: [
      fromLabel('Config Name', 'configuration'), fromLabel('Generation', 'configurationGeneration'), ...readyColumns(),
      count('Actual Replicas', 'actualReplicas'), count('Desired Replicas', 'desiredReplicas'),
    ],
    subresources: { status: true },
  }],
};

/** `routes.serving.knative.dev`. */
export const routeCrd: CrdDefinition = {
  group,
  kind: 'Route',
  plural: 'routes',
  shortNames: ['rt'],
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1', storage: true, columns: [URL, ...readyColumns()], subresources: { status: true } }],
};

/** `domainmappings.serving.knative.dev`. */
export const domainMappingCrd: CrdDefinition = {
  group,
  kind: 'DomainMapping',
  plural: 'domainmappings',
  shortNames: ['dm'],
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1beta1', storage: true, columns: [URL, ...readyColumns()], subresources: { status: true } }],
};
