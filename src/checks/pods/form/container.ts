import { absent, choice, Fault, fault, given, misspelt, outside, repeated } from '../../fault';
import { isBelow, isDataKey, isPortName, isVariableName, LABEL, PORT_NAME } from './names';
import { wrongHandlers } from './probes';
import { wrongResources } from './resources';
import { containerSecurityFaults } from './security';
import { Field } from '../../../core';
import { isDnsLabel, isLabelKey } from '../../../core/names';

/** Fields of a pod that a variable can have the value of. */
const FIELDS: ReadonlySet<string> = new Set([
  'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.host', 'spec.serviceAccountName', 'status.hostIP', 'status.hostIPs', 'status.podIP',
  'status.podIPs',
]);
const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const RESOURCES = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** What Kubernetes refuses of a container, with the role that it has in its pod. */
export function* containerFaults(container: Field, role: 'main' | 'init', isWhole: boolean): Generator<Fault> {
  yield* isWhole || given(container.at('name')) ? absent(container.at('name'), 'the name of the container') : [];
  yield* misspelt(container.at('name'), text => text === '' || isDnsLabel(text), LABEL);
  yield* isWhole || container.at('image').value === '' ? absent(container.at('image'), 'the image of the container') : [];
  yield* misspelt(container.at('image'), text => text === text.trim(), 'without blanks around it');
  yield* wrongPorts(container.at('ports').items());
  for (const variable of container.at('env').items()) {
    yield* wrongVariable(variable);
  }
  for (const source of container.at('envFrom').items()) {
    yield* misspelt(source.at('prefix'), text => text === '' || isVariableName(text), 'letters that can be printed, without "="');
    yield* choice(source, ['configMapRef', 'secretRef']);
    yield* ['configMapRef', 'secretRef'].map(name => source.at(name)).filter(given).flatMap(one => absent(one.at('name'), 'the name of the object'));
  }
  yield* wrongMounts(container);
  yield* wrongResources(container.at('resources'));
  yield* wrongHandlers(container, role === 'init' && container.at('restartPolicy').value !== 'Always');
  yield* containerSecurityFaults(container.at('securityContext'));
  yield* wrongRestart(container, role);
}

/** Only a container that stands before the others has a policy of its own: the feature that gives it to all is off. */
function wrongRestart(container: Field, role: 'main' | 'init'): Fault[] {
  const policy = container.at('restartPolicy');
  if (!given(policy)) {
    return [];
  }
  return role === 'main' ? [fault(policy, 'must not be set for a container of the pod itself', 'leave it out, or write that of the pod')]
    : policy.value === 'Always' ? [] : [fault(policy, 'must be "Always", by which a container runs beside the others', 'write it, or leave it out')];
}

function* wrongPorts(ports: readonly Field[]): Generator<Fault> {
  for (const port of ports) {
    yield* outside(port.at('containerPort'), 1, 65535);
    yield* outside(port.at('hostPort'), 0, 65535);
    yield* misspelt(port.at('name'), text => text === '' || isPortName(text), PORT_NAME);
  }
  yield* repeated(ports.map(port => port.at('name')).filter(({ value }) => value !== ''), 'the name of a port');
}

function* wrongVariable(variable: Field): Generator<Fault> {
  const name = variable.at('name');
  yield* name.value === '' ? absent(name, 'the name of the variable') : misspelt(name, isVariableName, 'letters that can be printed, without "="');
  const from = variable.at('valueFrom');
  if (!given(from)) {
    return;
  }
  yield* choice(from, SOURCES);
  if (given(variable.at('value')) && variable.at('value').value !== '') {
    yield { field: from.path, problem: 'must not stand beside a value of the variable', fix: 'leave one of the two out' };
  }
  yield* wrongField(from.at('fieldRef', 'fieldPath'), path => FIELDS.has(path));
  yield* misspelt(from.at('resourceFieldRef', 'resource'), text => RESOURCES.test(text), 'limits. or requests. and cpu, memory or ephemeral-storage');
  yield* wrongDivisor(from.at('resourceFieldRef'));
  for (const source of ['configMapKeyRef', 'secretKeyRef'].map(one => from.at(one)).filter(given)) {
    yield* absent(source.at('name'), 'the name of the object');
    yield* absent(source.at('key'), 'a key of the object');
    yield* misspelt(source.at('key'), text => text === '' || isDataKey(text), 'a key of the object: letters, digits, "-", "_" and "."');
  }
}

/** A unit that the API server does not know for a resource. */
function wrongDivisor(source: Field): Fault[] {
  const resource = source.at('resource').text ?? '';
  const isCpu = resource.endsWith('.cpu');
  const fits = (value: string) => (isCpu ? /^(0|1m?)$/ : /^(0|1([kMGTPE]|[KMGTPE]i)?)$/).test(value);
  const divisor = source.at('divisor');
  return !RESOURCES.test(resource) || !given(divisor) || fits(String(divisor.value)) ? []
    : [fault(divisor, `must be ${isCpu ? '1 or 1m' : '1, or 1 with a unit such as Mi'}`, 'write such a unit')];
}

/** A field of the pod that is none, or that cannot be had at this place. */
export function wrongField(field: Field, isKnown: (path: string) => boolean): Fault[] {
  const [, map, key] = /^metadata\.(annotations|labels)\['(.*)'\]$/.exec(field.text ?? '') ?? [];
  return misspelt(field, text => map === undefined ? isKnown(text) : isLabelKey(map === 'labels' ? key : key.toLowerCase()),
    'a field such as metadata.name, status.podIP or metadata.labels[\'<key>\']');
}

function* wrongMounts(container: Field): Generator<Fault> {
  const mounts = container.at('volumeMounts').items();
  for (const mount of mounts) {
    yield* mount.at('mountPath').value === '' ? absent(mount.at('mountPath'), 'a path in the container') : [];
    yield* given(mount.at('subPathExpr')) ? choice(mount, ['subPath', 'subPathExpr'], 0) : [];
    yield* ['subPath', 'subPathExpr'].flatMap(name => misspelt(mount.at(name), isBelow, 'a path inside the volume, without ".."'));
    const [propagation, recursive] = ['mountPropagation', 'recursiveReadOnly'].map(name => mount.at(name));
    yield* propagation.value === 'Bidirectional' && container.at('securityContext', 'privileged').value !== true
      ? [fault(propagation, 'is for privileged containers alone', 'leave it out')] : [];
    yield* ['Enabled', 'IfPossible'].includes(recursive.text ?? '') && mount.at('readOnly').value !== true
      ? [fault(recursive, 'needs readOnly', 'set readOnly, or leave it out')] : [];
  }
  yield* repeated(mounts.map(mount => mount.at('mountPath')), 'a path');
}
