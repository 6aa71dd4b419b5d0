import { wrongField } from './container';
import { absent, choice, Fault, fault, given, misspelt, outside, repeated } from '../../fault';
import { isBelow, LABEL } from './names';
import { Field } from '../../../core';
import { isDnsLabel } from '../../../core/names';
import { thousandths } from '../../../core/quantity';

const SOURCES = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'];
/** Fields of a pod that a file can have the value of. */
const FIELDS: ReadonlySet<string> = new Set(['metadata.name', 'metadata.namespace', 'metadata.labels', 'metadata.annotations', 'metadata.uid']);
const MODE = 0o777;

/** What Kubernetes refuses of the volumes of a pod. */
export function* volumeFaults(volumes: readonly Field[]): Generator<Fault> {
  for (const volume of volumes) {
    yield* misspelt(volume.at('name'), isDnsLabel, LABEL);
    yield* choice(volume, volume.entries().map(([name]) => name).filter(name => name !== 'name'), 0);
    yield* wrongObject(volume.at('secret'), 'secretName');
    yield* wrongObject(volume.at('configMap'), 'name');
    yield* given(volume.at('persistentVolumeClaim')) ? absent(volume.at('persistentVolumeClaim', 'claimName'), 'the name of a claim') : [];
    yield* volume.at('hostPath', 'path').value === '' ? absent(volume.at('hostPath', 'path'), 'a path of the node') : [];
    yield* misspelt(volume.at('hostPath', 'path'), text => !text.split('/').includes('..'), 'a path without ".."');
    yield* misspelt(volume.at('nfs', 'path'), text => text.startsWith('/'), 'a path that begins with "/"');
    const size = volume.at('emptyDir', 'sizeLimit');
    yield* (thousandths(size.value) ?? 0) < 0 ? [fault(size, 'must be 0 or more', 'correct it')] : [];
    yield* wrongFiles(volume.at('downwardAPI'));
    yield* wrongProjection(volume.at('projected'));
    yield* given(volume.at('ephemeral')) ? wrongClaim(volume.at('ephemeral', 'volumeClaimTemplate')) : [];
  }
  yield* repeated(volumes.map(volume => volume.at('name')), 'the name of a volume');
}

function* wrongClaim(template: Field): Generator<Fault> {
  if (!given(template)) {
    yield* absent(template, 'the claim of the volume');
    return;
  }
  yield* absent(template.at('spec', 'accessModes'), 'a list with a way to use the volume, such as "ReadWriteOnce"');
  yield* absent(template.at('spec', 'resources', 'requests', 'storage'), 'the size of the volume');
}

function* wrongObject(source: Field, name: string): Generator<Fault> {
  if (given(source)) {
    yield* absent(source.at(name), 'the name of the object');
    yield* outside(source.at('defaultMode'), 0, MODE);
    for (const item of source.at('items').items()) {
      yield* ['key', 'path'].flatMap(field => absent(item.at(field), field === 'key' ? 'a key of the object' : 'the path of a file'));
      yield* misspelt(item.at('path'), isBelow, 'a path inside the volume, without ".."');
      yield* outside(item.at('mode'), 0, MODE);
    }
  }
}

function* wrongFiles(source: Field): Generator<Fault> {
  yield* outside(source.at('defaultMode'), 0, MODE);
  for (const file of source.at('items').items()) {
    yield* absent(file.at('path'), 'the path of a file');
    yield* misspelt(file.at('path'), isBelow, 'a path inside the volume, without ".."');
    yield* choice(file, ['fieldRef', 'resourceFieldRef']);
    yield* wrongField(file.at('fieldRef', 'fieldPath'), path => FIELDS.has(path));
    yield* given(file.at('resourceFieldRef')) ? absent(file.at('resourceFieldRef', 'containerName'), 'the name of a container') : [];
    yield* outside(file.at('mode'), 0, MODE);
  }
}

function* wrongProjection(projected: Field): Generator<Fault> {
  yield* outside(projected.at('defaultMode'), 0, MODE);
  for (const source of projected.at('sources').items()) {
    yield* choice(source, SOURCES);
    yield* wrongObject(source.at('secret'), 'name');
    yield* wrongObject(source.at('configMap'), 'name');
    yield* wrongFiles(source.at('downwardAPI'));
    const token = source.at('serviceAccountToken');
    yield* given(token) ? absent(token.at('path'), 'the path of a file') : [];
    yield* outside(token.at('expirationSeconds'), 600, 2 ** 32);
  }
}
