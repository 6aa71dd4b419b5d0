import { load } from 'js-yaml';
import { Api } from '../support/api';
import { concurrently, Finding, Manifest } from '../support/manifests';
import { commands, FROM_BEFORE, PAGE, section, TAKING_OVER } from '../support/page';
import { Suite, text } from '../support/suite';
import { baselineTeam } from '../support/teams';
import { accept, unstable } from './acceptance';
import { accessFindings, accountsOfPods, aggregationFindings, expectations, readersOfAllSecrets, withheldFindings } from './access';
import { admissionFindings, selectionFindings, workloadsOfRuntimes } from './admission';
import { undeleted, unnamed } from './adoption';
import { Example, exampleFindings, explainFindings } from './schemas';

/** A check as a test of the suite makes it, over some changed objects. */
export interface Check {
  (server: Suite, changed: readonly Manifest[]): Promise<readonly Finding[]>;
  /** Whether it asks for what only controllers do: accounts of namespaces, quotas that are known, aggregated roles. @default false */
  readonly needsControllers?: boolean;
}

const withControllers = (check: Check): Check => Object.assign(check, { needsControllers: true });

const rows = expectations(text('access.table.md'));

/** The checks by the names of the tests that would fail. Each waits itself until the server and the controllers have taken in what was applied. */
export const CHECKS = {
  'every object of the platform is accepted with strict validation': async ({ api }, changed) => (await accept(api, changed)).refused,
  'no object draws a warning of the server but those of known.ts': async ({ api }, changed) => (await accept(api, changed)).warned,
  'every namespace is made by the platform': async ({ api, manifests }, changed) =>
    (await accept(api, [...manifests.filter(one => one.kind === 'Namespace'), ...changed])).homeless,
  'a second apply changes nothing': withControllers(async ({ api }, changed) => {
    await apply(api, changed);
    return unstable(api, changed);
  }),
  'the server allows to accounts what access.table.md says, and no more': async ({ api }, changed) => {
    await apply(api, changed);
    return accessFindings(api, rows.filter(row => row.who.startsWith('account ')));
  },
  'the server allows to people and to pods of teams what access.table.md says, and no more': withControllers(async ({ api }, changed) => {
    await apply(api, changed);
    return accessFindings(api, rows.filter(row => !row.who.startsWith('account ') || row.who.startsWith('account vision/')));
  }),
  'no account may read all Secrets but those that access.table.md names': async ({ api }, changed) => {
    await apply(api, changed);
    const told = rows.filter(row => row.what === 'secrets' && row.namespace === undefined && row.allowed).map(row => row.who);
    const readers = await readersOfAllSecrets(api, [...new Set(rows.map(row => row.who).filter(who => who.startsWith('account ')))]);
    return readers.filter(who => !told.includes(who)).map(object => ({ object, problem: 'may read all Secrets' }));
  },
  'the controller fills every aggregated role': withControllers(async ({ api, manifests }, changed) => {
    await apply(api, changed);
    const same = (one: Manifest) => changed.find(other => other.kind === one.kind && other.metadata.name === one.metadata.name);
    return aggregationFindings(api, manifests.map(one => same(one) ?? one));
  }),
  'the pod of every workload is admitted by Pod Security, quota and LimitRange of its namespace, without a warning':
    withControllers(async ({ api }, changed) => admissionFindings(api, changed, { dryRun: true })),
  'every Service, policy and gateway selects a pod of the platform, but those of known.ts': withControllers(async ({ api, manifests }, changed) => {
    await admissionFindings(api, manifests);
    return selectionFindings(api, changed);
  }),
  'takes every object of ours over it: no immutable field is hit': async ({ api }, changed) => (await accept(api, changed)).refused,
  'refuses exactly the objects that the page deletes first': async ({ api }, changed) =>
    undeleted((await accept(api, changed)).refused, commands(section(PAGE, FROM_BEFORE))[0]),
  'leaves no object that the page does not name': ({ manifests }, changed) =>
    Promise.resolve(unnamed(manifests.filter(one => changed.some(other => other.kind === one.kind)), changed, section(PAGE, TAKING_OVER))),
  'the pods of every runtime for training and serving are admitted at the level baseline, which profiles can have':
    withControllers(async ({ api }, changed) => {
      await accept(api, baselineTeam('runtimes'));
      return admissionFindings(api, workloadsOfRuntimes(changed, 'runtimes'), { dryRun: true });
    }),
  'every right that upstream binds to an account of ours is allowed, but those of known.ts': async ({ api, manifests }, changed) => {
    await apply(api, changed);
    return withheldFindings(api, manifests, accountsOfPods(manifests));
  },
  'kubectl explain shows our doc comments, of every kind and version': async ({ api, manifests }, changed) => {
    const right = manifests.filter(one => changed.some(other => other.kind === one.kind && other.metadata.name === one.metadata.name));
    await apply(api, changed);
    return explainFindings(api, right);
  },
  'defaults are filled, unknown fields pruned and rules fire as crd-examples.yaml says': async ({ api }, changed) => {
    await apply(api, changed);
    return exampleFindings(api, load(text('crd-examples.yaml')) as Example[]);
  },
} satisfies Record<string, Check>;

/** Applies objects whose refusal is no concern of the check. */
export async function apply(api: Api, manifests: readonly Manifest[]): Promise<void> {
  await concurrently(manifests, one => api.apply(one));
}
