import { readFileSync } from 'node:fs';
import { Command, UsageError } from './command';
import { Document, readableIn } from './documents';
import {
  ALL_RULES, crdMissing, driftCanonicalForm, driftControllerField, imagesFromMirror, imagesPinned, KubeflowApp, notebookContainer, notebookForm, objectsScope, podDefaultForm,
  profilePrincipals, referencesConfigMap, referencesInferenceService, referencesNamespace, referencesNodeGroup, referencesPersistentVolumeClaim, referencesQueue,
  referencesSecret, referencesService, referencesServiceAccount, referencesServiceTarget, referencesWorkspaceKind, schemaRule, volumeViewerPod,
} from '../checks';
import { examine, Finding, groupOf, ImagesOptions, Kinds, Located, ManifestSet, Rule, shown } from '../core';
import { ConfigError } from '../core/errors';
import { existingPlatform, KubeflowPlatform, local } from '../platform';
import { servedByPlatform } from '../platform/served';

/** Says what is wrong with plain YAML for a platform. */
export const check: Command = {
  name: 'check',
  takes: 'FOLDER [--facts FILE] [--complete]',
  summary: 'checks plain YAML of teams against a platform',
  help: `Prints a line of JSON for each object in the YAML files of the folder: file, index of the document in it, kind, name, and
the findings. Each object is judged beside all others of the folder; where several have one name, each of them alone.

  --facts FILE   platform.json that the synthesis of the platform wrote; without it, that of the default platform with all programs for teams
  --complete     the folder holds all that its namespaces have: namespaces, Secrets, claims, ConfigMaps, Services, models, accounts and queues that are named, and definitions of kinds, must be in it; otherwise only accounts that profiles of the platform lack are missed, kinds of its own programs, and kinds of workspaces beside those that there are`,
  options: { facts: { type: 'string' }, complete: { type: 'boolean' } },
  run([folder, ...more], { facts, complete }, { out }) {
    if (folder === undefined || more.length > 0) {
      throw new UsageError('check takes a folder');
    }
    const { documents, broken } = readableIn(folder);
    const found = checked(documents, typeof facts === 'string' ? factsFrom(facts) : defaultFacts(), complete === true);
    const lines = [
      ...found.map(({ document: { file, index, object: { kind, name } }, findings }) =>
        ({ file, index, kind, name, findings: findings.map(({ rule, field, problem, fix }) => ({ rule: rule.id, field, problem, fix: withoutCode(fix) })) })),
      ...broken.map(({ file, index, reason }) =>
        ({ file, index, kind: '', name: '', findings: [{ rule: 'File/Yaml', field: '', problem: `is no YAML, got ${shown(reason)}`, fix: 'correct the file' }] })),
    ];
    lines.sort((a, b) => a.file === b.file ? a.index - b.index : a.file < b.file ? -1 : 1).forEach(line => out(`${JSON.stringify(line)}\n`));
    return lines.every(({ findings }) => findings.length === 0) ? 0 : 1;
  },
};

/** What to do, for people who write no constructs. */
function withoutCode(fix: string): string {
  return fix.replace(/,? or (?:declareExternal\(\)|declare it by declareExternal)(?:.*?(?: makes (?:it|the pods))|.*)/, ', or leave it as it is if the cluster has it already');
}

/**
 * Rules that say nothing of plain YAML: nobody declares its images, and what only Argo CD or the web apps mind works in a cluster. Who signs in
 * there with which id, nobody has said either.
 */
const OF_SYNTHESIS: readonly Rule[] = [
  imagesPinned, driftCanonicalForm, driftControllerField, notebookContainer, notebookForm, podDefaultForm, profilePrincipals, objectsScope, volumeViewerPod,
];

/** Of plain YAML, whoever applies it says the namespace: `kubectl apply -n`. */
const scopeOfPlain: Rule = { ...objectsScope, check: set => [...objectsScope.check(set)].filter(({ at }) => at.namespace !== undefined) };

/** A viewer whose pod the webhook writes works, though no manifest shows its image. */
const viewersOfPlain: Rule = { ...volumeViewerPod, check: set => [...volumeViewerPod.check(set)].filter(({ at }) => at.at('spec', 'podSpec').entries().length > 0) };

/** Rules about what people and other tools make beside the folder. */
const OF_OTHERS: readonly Rule[] = [
  crdMissing, referencesConfigMap, referencesInferenceService, referencesNamespace, referencesNodeGroup, referencesPersistentVolumeClaim, referencesQueue,
  referencesSecret, referencesService, referencesServiceAccount, referencesServiceTarget, referencesWorkspaceKind,
];

const GROUPS = new Set(Kinds.all().map(([key]) => groupOf(key)));

/** Definitions of groups that no program of a platform has come with other programs, which the cluster may have. */
const definitionsOfPlatform: Rule = { ...crdMissing, check: set => [...crdMissing.check(set)].filter(({ at }) => GROUPS.has(at.group)) };

/** Groups whose objects name accounts of which nobody knows whether they are there: of RBAC, and of Spark, whose operator's chart brings some. */
const OF_OTHER_ACCOUNTS = ['rbac.authorization.k8s.io', 'sparkoperator.k8s.io'];

/** Of accounts it is known which ones the namespaces of profiles have: the pods of no other one start there. */
const accountsOfProfiles: Rule = {
  ...referencesServiceAccount,
  check: set => [...referencesServiceAccount.check(set)].filter(({ at }) => !OF_OTHER_ACCOUNTS.includes(at.group) && set.isProfile(at.namespace ?? '')),
};

/** Of kinds of workspaces it is known which ones there are where the folder or the platform has any. */
const kindsOfPlatform: Rule = {
  ...referencesWorkspaceKind, check: set => set.allOfKind('kubeflow.org/WorkspaceKind').length > 0 ? referencesWorkspaceKind.check(set) : [],
};

/** A document with what the rules find in it. */
export interface Checked {
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/**
 * What all rules find in documents that are applied to a platform.
 *
 * @param isComplete whether there is nothing in their namespaces beside them
 */
export function checked(documents: readonly Document[], facts: unknown, isComplete: boolean): Checked[] {
  const app = new KubeflowApp();
  const platform = existingPlatform(app, facts);
  const { externals, known } = app.manifests();
  const left = [...OF_SYNTHESIS, ...isComplete ? [] : OF_OTHERS];
  const ofOthers = isComplete ? [] : [accountsOfProfiles, definitionsOfPlatform, kindsOfPlatform];
  const more = [scopeOfPlain, viewersOfPlain, ...ofOthers, servedByPlatform(platform.facts), ...mirrorRules(platform.facts.images)];
  const rules = [...ALL_RULES.filter(rule => !left.includes(rule)), ...more];
  const found = new Map<Located, Finding[]>();
  const objects = documents.map(({ object }, index) => named(object, index));
  for (const { judged, all } of layers(objects)) {
    const { findings } = examine(new ManifestSet(all, externals, known), rules);
    for (const finding of findings.filter(({ at }) => judged.has(at))) {
      found.set(finding.at, [...found.get(finding.at) ?? [], finding]);
    }
  }
  return documents.map((document, index) => {
    const isNamed = document.object === objects[index];
    const own = tellingMost(found.get(objects[index]) ?? []);
    return { document, findings: isNamed ? own : own.map(one => one.field === 'metadata.name' ? { ...one, field: 'metadata.generateName' } : one) };
  });
}

/**
 * One rule's findings for each place, those that say most: the webhooks' own words rather than those of a schema, these rather than an
 * expression of it, the form of a name rather than that nothing has it.
 */
function tellingMost(all: readonly Finding[]): readonly Finding[] {
  const best = new Map<string, Finding>();
  for (const one of all) {
    const other = best.get(one.field);
    if (other === undefined || rank(one) < rank(other)) {
      best.set(one.field, one);
    }
  }
  return all.filter(one => best.get(one.field)?.rule === one.rule && !(one.rule === schemaRule && all.some(other => other !== one && isBelow(other, one))));
}

function rank({ rule }: Finding): number {
  const order = [/^(?!Schema\/|References\/)/, /^Schema\/(?!Rule$)/, /^Schema\/Rule$/, /^References\//];
  return order.findIndex(ids => ids.test(rule.id));
}

function isBelow({ field }: Finding, { field: above }: Finding): boolean {
  return above === '(whole object)' ? field === 'metadata.name' : field.startsWith(above) && /^[.[]/.test(field.slice(above.length));
}

function mirrorRules({ mirror, overrides = {} }: ImagesOptions): Rule[] {
  return mirror === undefined ? [] : [imagesFromMirror(mirror, Object.values(overrides))];
}

/** Most letters of a beginning of a name that the API server keeps. */
const LONGEST_BEGINNING = 58;

/** An object with a name such as the API server makes of `generateName`: five letters behind it. */
function named(one: Located, index: number): Located {
  const beginning = one.at('metadata', 'generateName').text;
  const name = `${beginning?.slice(0, LONGEST_BEGINNING)}${index.toString(36).padStart(5, 'x').slice(-5)}`;
  return one.name !== '' || !beginning ? one : one.with({ ...one.manifest, metadata: { ...one.manifest.metadata as object, name } });
}

/** Objects that are judged together, beside others that are there with them. */
interface Layer {
  readonly judged: ReadonlySet<Located>;
  readonly all: readonly Located[];
}

/**
 * Objects in sets in which each name stands once: files often hold variants of an object, of which one is applied at a time. There are
 * as many sets as the name that stands most often has objects; each has one object of each name.
 */
function layers(objects: readonly Located[]): Layer[] {
  const byName = new Map<string, Located[]>();
  objects.forEach((one, index) => {
    const id = one.name === '' ? String(index) : `${one.key} ${one.namespace} ${one.name}`;
    byName.set(id, [...byName.get(id) ?? [], one]);
  });
  const most = Math.max(0, ...[...byName.values()].map(same => same.length));
  return Array.from({ length: most }, (_, layer) => ({
    judged: new Set([...byName.values()].flatMap(same => same[layer] ?? [])),
    all: [...byName.values()].map(same => same[layer] ?? same[0]),
  }));
}

/** What the default platform says of itself, with all programs that work for teams. */
function defaultFacts(): unknown {
  const forTeams = { kueue: {}, kuberay: {}, trainingOperator: {}, workspaces: {}, leaderWorkerSet: {}, knativeEventing: {} };
  return new KubeflowPlatform(new KubeflowApp(), 'kubeflow', { ...local(), ...forTeams }).facts();
}

function factsFrom(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigError('FactsFile', `facts must be a file with JSON, got ${shown(file)}, and ${(cause as Error).message}; name the platform.json that the synthesis of the platform wrote`,
      undefined, { cause });
  }
}
