import { clustersOf, headPorts, RayCluster } from './found';
import { wrongParameters } from './start';
import { Field, ManifestSet, Rule, Violation } from '../../core';
import { isDnsSubdomain, isLabelValue } from '../../core/names';
import { thousandths } from '../../core/quantity';
import { wrong } from '../fault';

/** `RayCluster/Pods`: the operator can make the pods and Services of clusters of Ray. */
export const rayPods: Rule = {
  id: 'RayCluster/Pods',
  why: 'The operator of Ray takes such a cluster, but the API server refuses its pods or Services, or Ray ends at once: the cluster never comes up.',
  check: wrongClusters,
};

/** Longest beginning of the name of a pod; the operator cuts what goes beyond it. */
const LONGEST_PREFIX = 50;
/** Name of the group of the head. */
const HEAD_GROUP = 'headgroup';
const AUTOSCALER = 'autoscaler';
/** What the operator adds to the name of a job or service for its cluster. */
const SUFFIX = '-raycluster-abcde';
/** What the operator adds to the name of a cluster for the Service of workers on several hosts. */
const HEADLESS = '-headless-worker-svc';

function* wrongClusters(set: ManifestSet): Generator<Violation> {
  for (const cluster of clustersOf(set)) {
    yield* wrongGroups(cluster);
    yield* wrongHosts(cluster);
    yield* wrongAutoscaler(cluster);
    yield* wrongService(cluster);
    yield* wrongParameters(cluster);
  }
}

/** Name of a group: a label of its pods, by which the operator counts them, and part of their names. */
function* wrongGroups({ at, spec, name }: RayCluster): Generator<Violation> {
  const seen = new Set<string>([HEAD_GROUP]);
  for (const group of spec.at('workerGroupSpecs').items()) {
    const field = group.at('groupName');
    const { text } = field;
    if (text !== undefined && seen.has(text)) {
      yield wrong(at, field, text === HEAD_GROUP ? 'is the name of the group of the head' : 'must not be the name of a group before it', 'choose another name');
    } else if (text !== undefined && (!isLabelValue(text) || !isDnsSubdomain(`${`${name}-${text}`.slice(0, LONGEST_PREFIX).toLowerCase()}-worker-abcde`))) {
      yield wrong(at, field, 'must be letters, digits and "-", at most 63, since pods have it in their names and labels', 'choose another name');
    }
    seen.add(text ?? '');
    const [least, most] = [group.at('minReplicas'), group.at('maxReplicas')];
    if (least.number !== undefined && most.number !== undefined && least.number > most.number) {
      yield wrong(at, least, `must be at most maxReplicas, ${most.number}`, 'lower it, or raise maxReplicas');
    }
  }
}

/** Workers on several hosts find each other by a Service with the name of the cluster in its own. */
function* wrongHosts({ at, spec }: RayCluster): Generator<Violation> {
  const several = spec.at('workerGroupSpecs').items().map(group => group.at('numOfHosts')).find(({ number = 1 }) => number > 1);
  const longest = 63 - HEADLESS.length - (at.kind === 'RayCluster' ? 0 : SUFFIX.length);
  if (several !== undefined && at.name !== '' && (at.name.length > longest || !/^[a-z]/.test(at.name))) {
    yield wrong(at, at.at('metadata', 'name'), `must begin with a letter and have at most ${longest} characters where workers have several hosts, since a Service has it in its name`,
      'shorten or change the name');
  }
}

/** The container that the operator adds to the head. */
function* wrongAutoscaler({ at, spec }: RayCluster): Generator<Violation> {
  if (spec.at('enableInTreeAutoscaling').value !== true) {
    return;
  }
  const head = spec.at('headGroupSpec', 'template', 'spec');
  const taken = head.at('containers').items().map(container => container.at('name')).filter(({ text }) => text === AUTOSCALER);
  yield* taken.map(name => wrong(at, name, 'is the name of the container that the operator adds', 'choose another name'));
  const options = spec.at('autoscalerOptions');
  const volumes = new Set([...head.at('volumes').items().map(volume => volume.at('name').text), 'shared-mem', 'ray-logs']);
  const mounts = options.at('volumeMounts').items().map(mount => mount.at('name'));
  yield* mounts.filter(({ text }) => text !== undefined && !volumes.has(text))
    .map(mount => wrong(at, mount, 'is no volume of the head', 'add it to the volumes of the head, or correct the name'));
  for (const [name, request] of options.at('resources', 'requests').entries()) {
    const limit = options.at('resources', 'limits', name);
    const [asked, most] = [request, limit].map(field => thousandths(field.value));
    if (asked !== undefined && most !== undefined && asked > most) {
      yield wrong(at, request, `must be at most the limit, ${limit.value}`, 'lower it, or raise the limit');
    }
  }
}

/** The operator adds its ports to those of the form of a Service. */
function* wrongService({ at, spec }: RayCluster): Generator<Violation> {
  const ports = headPorts(spec);
  const numbers = new Set(ports.values());
  for (const port of spec.at('headGroupSpec', 'headService', 'spec', 'ports').items()) {
    const [name, number] = [port.at('name'), port.at('port')];
    if (!name.text) {
      yield wrong(at, name, 'must be given, since the operator adds ports', 'name the port');
    } else if (ports.has(name.text)) {
      yield repeated(at, name);
    } else if (number.number !== undefined && numbers.has(number.number) && ['TCP', undefined].includes(port.at('protocol').text)) {
      yield repeated(at, number);
    }
  }
  const isServed = at.kind === 'RayCluster' && at.at('metadata', 'annotations', 'ray.io/enable-serve-service').text === 'true';
  if (isServed && !ports.has('serve')) {
    yield withoutPort(at, spec, 'serve');
  }
  if (at.kind !== 'RayCluster' && !ports.has('dashboard') && !spec.at('headGroupSpec', 'headService', 'spec', 'ports').items().some(port => port.at('name').text === 'dashboard')) {
    yield withoutPort(at, spec, 'dashboard');
  }
}

function repeated(at: RayCluster['at'], field: Field): Violation {
  return wrong(at, field, 'is a port of the head, which the operator adds itself', 'leave the port out');
}

/** Where Ray's container names ports, the operator takes them for all that there are. */
export function withoutPort(at: RayCluster['at'], cluster: Field, name: 'serve' | 'dashboard'): Violation {
  const ports = cluster.at('headGroupSpec', 'template', 'spec', 'containers').items()[0].at('ports');
  return wrong(at, ports, `must have one named ${name}, by which the operator finds it`, name === 'serve' ? 'add the port 8000 with that name' : 'add the port 8265 with that name');
}
