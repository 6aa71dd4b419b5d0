import { annotationsOf, misplacedScaling, wrongProtocol, wrongRouting, wrongScaling, wrongTemplate } from './annotations';
import { wrongPod } from './pod';
import { configMap, KnativeSettings, knativeSettings } from './settings';
import { isServiceName, wrongMapping, wrongTraffic } from './traffic';
import { Field, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { dangling } from '../references/common';
import { blamed, Fault, isSet, said } from '../fault';

const GROUP = 'serving.knative.dev';
const [SERVICE, CONFIGURATION, REVISION, ROUTE] = ['Service', 'Configuration', 'Revision', 'Route'].map(kind => `${GROUP}/${kind}`);
const CLAIM = 'networking.internal.knative.dev/ClusterDomainClaim';

/** `Knative/Revision`: pods, limits and annotations of revisions are such as Knative takes. */
export const knativeRevision: Rule = {
  id: 'Knative/Revision',
  why: 'The webhook of Knative takes less of a pod than Kubernetes does, and refuses the rest.',
  * check(set) {
    const settings = knativeSettings(set);
    for (const at of set.ofKind(SERVICE, CONFIGURATION, REVISION)) {
      const template = at.key === REVISION ? new Field(at.manifest) : at.at('spec', 'template');
      yield* blamed(at, wrongRevision(template, settings));
      if (at.key !== REVISION) {
        yield* blamed(at, [...wrongTemplate(annotationsOf(template.at('metadata'))), ...wrongRevisionName(at, template.at('metadata'))]);
      }
    }
  },
};

/** `Knative/Object`: metadata of Knative's objects is such as Knative takes. */
export const knativeObject: Rule = {
  id: 'Knative/Object',
  why: 'The webhook of Knative refuses annotations where they would do nothing, and labels that only its controllers may write.',
  * check(set) {
    for (const at of set.ofKind(SERVICE, CONFIGURATION, ROUTE)) {
      yield* blamed(at, misplacedScaling(annotationsOf(at.at('metadata'))));
    }
    for (const at of set.ofKind(SERVICE, ROUTE)) {
      yield* blamed(at, wrongRouting(annotationsOf(at.at('metadata'))));
    }
    for (const at of set.ofKind(SERVICE, CONFIGURATION, REVISION, ROUTE)) {
      yield* blamed(at, wrongMetadata(at));
    }
  },
};

/** `Knative/Traffic`: requests go to revisions that there are, all of them. */
export const knativeTraffic: Rule = {
  id: 'Knative/Traffic',
  why: 'The webhook of Knative refuses targets that do not add up, and a route to something that is not there never becomes ready.',
  * check(set) {
    for (const at of set.ofKind(SERVICE, ROUTE)) {
      yield* blamed(at, wrongTraffic(at.at('spec', 'traffic'), at.key === SERVICE));
    }
    for (const at of set.ofKind(ROUTE)) {
      for (const name of at.at('spec', 'traffic').items().map(target => target.at('configurationName'))) {
        yield* missing(set, at, name, 'Configuration', [CONFIGURATION, SERVICE]);
      }
    }
  },
};

/** `Knative/Domain`: a domain is claimed for the namespace that maps it, to a Service that is there. */
export const knativeDomain: Rule = {
  id: 'Knative/Domain',
  why: 'The webhook of Knative refuses what is no domain, and one that nobody claimed for the namespace never becomes ready.',
  * check(set) {
    for (const at of set.ofKind(`${GROUP}/DomainMapping`)) {
      const ref = at.at('spec', 'ref');
      yield* blamed(at, [...wrongMapping(at.at('metadata'), ref), ...wrongProtocol(annotationsOf(at.at('metadata')))]);
      yield* unclaimed(set, at);
      if (ref.at('kind').value === 'Service' && (ref.at('apiVersion').text ?? '').startsWith(`${GROUP}/`)) {
        yield* missing(set, at, ref.at('name'), 'Service', [SERVICE]);
      }
    }
  },
};

/** What Knative refuses of a revision or its template: the pod, the limits of requests, and the autoscaler's annotations. */
export function* wrongRevision(template: Field, settings: KnativeSettings): Generator<Fault> {
  const spec = template.at('spec');
  yield* wrongPod(spec, settings);
  yield* wrongLimits(spec.at('timeoutSeconds'), spec.at('containerConcurrency'), settings);
  yield* wrongScaling(annotationsOf(template.at('metadata')), settings);
}

/** Limits of requests that the installation does not allow. */
export function* wrongLimits(timeout: Field, concurrency: Field, { longestTimeout, leastConcurrent, mostConcurrent }: KnativeSettings): Generator<Fault> {
  if (timeout.number !== undefined && (timeout.number < 0 || timeout.number > longestTimeout)) {
    yield said(timeout, `must be from 0 to ${longestTimeout} seconds, the max-revision-timeout-seconds of config-defaults, got ${timeout.number}`, 'write such a number');
  }
  if (concurrency.number !== undefined && (concurrency.number < leastConcurrent || concurrency.number > mostConcurrent)) {
    yield said(concurrency, `must be from ${leastConcurrent} to ${mostConcurrent}, the container-concurrency-max-limit of config-defaults, got ${concurrency.number}`,
      leastConcurrent === 0 ? 'write such a number; 0 means any' : 'write such a number');
  }
}

/** Names of revisions begin with that of what makes them. */
function* wrongRevisionName(at: Located, metadata: Field): Generator<Fault> {
  const [name, generated] = [metadata.at('name'), metadata.at('generateName')];
  if (generated.text !== undefined && generated.text !== '' && !isServiceName(generated.text.replace(/.-$/, 'a'))) {
    yield said(generated, `must begin the name of a Service: lower-case letters, digits and "-", got ${shown(generated.text)}`, 'correct it');
  }
  if (name.text === undefined || name.text === '') {
    return;
  }
  if (!isServiceName(name.text)) {
    yield said(name, `must be a DNS label that starts with a letter, at most 63 lower-case letters, digits and "-", got ${shown(name.text)}`, 'correct the name');
  } else if (at.name === '') {
    yield said(name, `may not be there where the ${at.kind} itself has no name, got ${shown(name.text)}`, 'leave it out');
  } else if (!name.text.startsWith(`${at.name}-`)) {
    yield said(name, `must begin with ${shown(`${at.name}-`)}, got ${shown(name.text)}`, 'leave it out, or change it; it must be another one after each change');
  }
}

/** Label of each kind by which its controller says who made it. */
const OWNERS: Readonly<Record<string, readonly [label: string, kind: string]>> = {
  [CONFIGURATION]: [`${GROUP}/service`, 'Service'],
  [ROUTE]: [`${GROUP}/service`, 'Service'],
  [REVISION]: [`${GROUP}/configuration`, 'Configuration'],
};

function* wrongMetadata(at: Located): Generator<Fault> {
  const generated = at.at('metadata', 'generateName');
  if (generated.text !== undefined && generated.text !== '' && !isServiceName(generated.text.replace(/.-$/, 'a'))) {
    yield said(generated, `must begin the name of a Service: lower-case letters, digits and "-", got ${shown(generated.text)}`, 'correct it');
  }
  const [label, kind] = OWNERS[at.key] ?? [];
  const value = label === undefined ? undefined : at.at('metadata', 'labels', label);
  const isOwned = at.at('metadata', 'ownerReferences').items().some(one => one.at('kind').value === kind && one.at('name').value === value?.value);
  if (value !== undefined && value.exists && !isOwned) {
    yield said(value, `is a label that only the controller of a ${kind} writes, got ${shown(value.value)}`, 'leave it out');
  }
}

/** A reference to an object of Knative that nobody makes. */
function* missing(set: ManifestSet, at: Located, name: Field, kind: string, keys: readonly string[]): Generator<Violation> {
  const { text } = name;
  if (text !== undefined && text !== '' && isServiceName(text) && !keys.some(key => set.has(key, at.namespace, text)) && !isMadeByKServe(set, at.namespace, text)) {
    yield dangling(at, name, kind, at.namespace, text);
  }
}

/** Whether KServe makes a Service of that name: `<name>-predictor` of an InferenceService, or that of a graph. */
function isMadeByKServe(set: ManifestSet, namespace: string | undefined, name: string): boolean {
  const service = name.replace(/-(predictor|transformer|explainer)$/, '');
  return service !== name && set.has('serving.kserve.io/InferenceService', namespace, service) || set.has('serving.kserve.io/InferenceGraph', namespace, name);
}

/** A domain without a claim, where the controller does not make claims itself. */
function* unclaimed(set: ManifestSet, at: Located): Generator<Violation> {
  const claim = set.find(CLAIM, undefined, at.name);
  const network = configMap(set, 'config-network');
  const isKnown = network !== undefined || configMap(set, 'config-features') !== undefined;
  const makesThem = network?.at('data', 'autocreate-cluster-domain-claims').text?.toLowerCase() === 'true';
  if (at.name === '' || !isKnown || makesThem || claim === undefined && set.isExternal(CLAIM, undefined, at.name)) {
    return;
  }
  const owner = claim?.at('spec', 'namespace').value;
  if (claim === undefined || isSet(claim.at('spec', 'namespace')) && at.namespace !== undefined && owner !== at.namespace) {
    yield {
      at,
      field: 'metadata.name',
      problem: claim === undefined ? `is a domain that no ClusterDomainClaim gives to the namespace, got ${shown(at.name)}`
        : `is a domain that its ClusterDomainClaim gives to another namespace, got ${shown(owner)}`,
      fix: `add a ClusterDomainClaim ${shown(at.name)} with spec.namespace ${shown(at.namespace)}, or declareExternal() it if somebody else makes it`,
    };
  }
}
