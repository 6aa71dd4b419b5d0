import { isImage } from './image';
import { servingPort, wrongPorts, wrongProbes } from './probes';
import { KnativeSettings } from './settings';
import { Field, isRecord, listed, shown } from '../../core';
import { gotAt } from '../shown';
import { cleanPath } from '../go';
import { Fault, given, isSet, outside, said } from '../fault';

/** Part that a container has in a revision. */
type Part = 'serving' | 'sidecar' | 'init';

const RESERVED = ['K_SERVICE', 'K_CONFIGURATION', 'K_REVISION'];

/** What Knative's webhook refuses of the containers of a pod. */
export function* wrongContainers(spec: Field, settings: KnativeSettings): Generator<Fault> {
  const containers = spec.at('containers').items();
  if (containers.length === 0) {
    yield said(spec.at('containers'), `must hold a container, ${gotAt(spec.at('containers'))}`, 'write the container with its image');
    return;
  }
  if (containers.length > 1 && settings.feature('multi-container') !== 'enabled') {
    yield said(spec.at('containers'), `must hold one container, since the feature multi-container is off, got ${containers.length}`, 'leave one, or switch the feature on');
  }
  yield* doubledNames(spec);
  yield* wrongPorts(spec.at('containers'));
  const port = servingPort(containers);
  const volumes = new Map(spec.at('volumes').items().map(volume => [volume.at('name').text, volume]));
  for (const container of containers) {
    const part = containers.length === 1 || container.at('ports').items().length > 0 ? 'serving' : 'sidecar';
    yield* wrongProbes(container, part === 'serving' ? port : undefined, settings);
    yield* wrongContainer(container, part, volumes, settings);
  }
  if (settings.feature('kubernetes.podspec-init-containers') === 'enabled') {
    for (const container of spec.at('initContainers').items()) {
      yield* ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'].map(name => container.at(name)).filter(given)
        .map(field => said(field, `may not be there before the pod has started, ${gotAt(field)}`, 'leave it out'));
      yield* wrongContainer(container, 'init', volumes, settings);
    }
  }
}

function* doubledNames(spec: Field): Generator<Fault> {
  const seen = new Set<string>();
  for (const name of [...spec.at('containers').items(), ...spec.at('initContainers').items()].map(one => one.at('name'))) {
    if (name.text !== undefined && name.text !== '' && seen.has(name.text)) {
      yield said(name, `must not be the name of two containers, got ${shown(name.text)}`, 'give it another name, or leave it out');
    }
    seen.add(name.text ?? '');
  }
}

function* wrongContainer(container: Field, part: Part, volumes: ReadonlyMap<string | undefined, Field>, settings: KnativeSettings): Generator<Fault> {
  if (!isRecord(container.value)) {
    return; // a fault of the form
  }
  const name = container.at('name');
  if (name.value === 'queue-proxy') {
    yield said(name, 'is the name of the container that Knative adds, got "queue-proxy"', 'give it another name');
  }
  yield* wrongVariables(container, part, settings);
  yield* wrongImage(container.at('image'));
  yield* wrongContext(container.at('securityContext'), settings);
  const policy = container.at('terminationMessagePolicy');
  if (isSet(policy) && policy.value !== 'File' && policy.value !== 'FallbackToLogsOnError') {
    yield said(policy, `must be File or FallbackToLogsOnError, got ${shown(policy.value)}`, 'write one of them, or leave it out');
  }
  yield* wrongMounts(container.at('volumeMounts'), part, volumes, settings);
}

function* wrongVariables(container: Field, part: Part, settings: KnativeSettings): Generator<Fault> {
  const reserved = part === 'serving' ? [...RESERVED, 'PORT'] : RESERVED;
  for (const variable of container.at('env').items()) {
    const name = variable.at('name');
    if (name.value === '') {
      yield said(name, 'must not be empty', 'name the variable');
    } else if (name.text !== undefined && reserved.includes(name.text)) {
      yield said(name, `is a variable that Knative sets itself, got ${shown(name.text)}`, 'leave it out');
    }
    for (const field of ['fieldRef', 'resourceFieldRef'].map(one => variable.at('valueFrom', one))) {
      if (given(field) && settings.feature('kubernetes.podspec-fieldref') === 'disabled') {
        yield said(field, 'needs a feature of Knative that is off (kubernetes.podspec-fieldref)', 'write a value, or switch the feature on in config-features');
      }
    }
  }
  for (const source of container.at('envFrom').items()) {
    const there = ['configMapRef', 'secretRef'].filter(one => given(source.at(one)));
    if (there.length !== 1) {
      yield said(source, `must have one of configMapRef and secretRef, got ${listed(there)}`, 'write one of them');
    }
  }
}

function* wrongImage(image: Field): Generator<Fault> {
  if (image.value === undefined || image.value === null || image.value === '') {
    yield said(image, `must name the image, got ${shown(image.value)}`, 'write its name');
  } else if (image.text !== undefined && !isImage(image.text)) {
    yield said(image, `must be the name of an image: at least two lower-case letters, digits, ".", "_", "-" and "/", and a tag or a digest, got ${shown(image.text)}`, 'correct the name');
  }
}

function* wrongContext(context: Field, settings: KnativeSettings): Generator<Fault> {
  const privileged = context.at('privileged');
  if (privileged.value === true) {
    yield said(privileged, 'may only be switched off, got true', 'leave it out');
  }
  const add = context.at('capabilities', 'add');
  const added = add.items().map(({ value }) => value);
  const isLowPort = settings.feature('secure-pod-defaults') === 'enabled' && added.length === 1 && added[0] === 'NET_BIND_SERVICE';
  if (added.length > 0 && settings.feature('kubernetes.containerspec-addcapabilities') !== 'enabled' && !isLowPort) {
    yield said(add, `needs a feature of Knative that is off (kubernetes.containerspec-addcapabilities), got ${shown(added)}`,
      'leave it out, or switch the feature on in config-features');
  }
  yield* ['runAsUser', 'runAsGroup'].map(name => context.at(name)).flatMap(id => outside(id, 0, 2 ** 31 - 1));
}

function* wrongMounts(mounts: Field, part: Part, volumes: ReadonlyMap<string | undefined, Field>, settings: KnativeSettings): Generator<Fault> {
  const seen = new Set<string>();
  for (const mount of mounts.items()) {
    const volume = volumes.get(mount.at('name').text);
    yield* wrongPath(mount.at('mountPath'), seen);
    const readOnly = mount.at('readOnly');
    const isWritable = volume !== undefined && (given(volume.at('emptyDir')) || given(volume.at('persistentVolumeClaim')));
    // For containers that are no init containers, Knative writes it itself.
    if (readOnly.value !== true && volume !== undefined && (part === 'init' && !isWritable || volume.at('persistentVolumeClaim', 'readOnly').value === true)) {
      yield said(readOnly, `must be true for this volume, got ${shown(readOnly.value)}`, 'write true');
    }
    const propagation = mount.at('mountPropagation');
    if (isSet(propagation) && (settings.feature('kubernetes.podspec-volumes-mount-propagation') !== 'enabled' || !['None', 'HostToContainer'].includes(propagation.text ?? ''))) {
      yield said(propagation, `must be None or HostToContainer, and needs the feature kubernetes.podspec-volumes-mount-propagation, got ${shown(propagation.value)}`,
        'leave it out');
    }
    if (volume === undefined) {
      yield said(mount.at('name'), `names no volume of the pod, got ${shown(mount.at('name').value)}`, `name one of ${listed([...volumes.keys()].flatMap(one => one ?? []))}`);
    }
  }
}

function* wrongPath(path: Field, seen: Set<string>): Generator<Fault> {
  const { text } = path;
  const clean = text === undefined ? '' : cleanPath(text);
  if (text === undefined || text === '' || !text.startsWith('/') || ['/', '/dev', '/dev/log'].includes(clean)) {
    yield said(path, `must be an absolute path other than /, /dev and /dev/log, got ${shown(path.value)}`, 'write such a path');
  } else if (seen.has(clean)) {
    yield said(path, `must not be that of two volumes, got ${shown(text)}`, 'write another path');
  }
  seen.add(clean);
}
