import { KnativeSettings } from './settings';
import { Field, listed, shown } from '../../core';
import { isDnsLabel } from '../../core/names';
import { thousandths } from '../../core/quantity';
import { Fault, given, said } from '../fault';

/** Sources of a volume that Knative knows, with the feature that some need. */
const SOURCES: Readonly<Record<string, string | undefined>> = {
  secret: undefined,
  configMap: undefined,
  projected: undefined,
  emptyDir: 'kubernetes.podspec-volumes-emptydir',
  persistentVolumeClaim: 'kubernetes.podspec-persistent-volume-claim',
  hostPath: 'kubernetes.podspec-volumes-hostpath',
  csi: 'kubernetes.podspec-volumes-csi',
  image: 'kubernetes.podspec-volumes-image',
};

const PROJECTED = ['secret', 'configMap', 'serviceAccountToken', 'downwardAPI'];

/** What Knative's webhook refuses of the volumes of a pod. */
export function* wrongVolumes(spec: Field, settings: KnativeSettings): Generator<Fault> {
  const mounted = new Set(['initContainers', 'containers'].flatMap(list => spec.at(list).items()).flatMap(one => one.at('volumeMounts').items()).map(one => one.at('name').text));
  const seen = new Set<string>();
  for (const volume of spec.at('volumes').items()) {
    const name = volume.at('name');
    if (name.text === undefined || !isDnsLabel(name.text)) {
      yield said(name, `must be a name of at most 63 lower-case letters, digits and "-", got ${shown(name.value)}`, 'correct the name');
    } else if (seen.has(name.text)) {
      yield said(name, `must not stand twice, got ${shown(name.text)}`, 'give it another name');
    } else if (!mounted.has(name.text)) {
      yield said(name, `must be mounted by a container, got ${shown(name.text)}`, 'add it to volumeMounts of a container, or remove the volume');
    }
    seen.add(name.text ?? '');
    yield* wrongSource(volume, settings);
  }
}

function* wrongSource(volume: Field, settings: KnativeSettings): Generator<Fault> {
  const there = Object.keys(SOURCES).filter(name => given(volume.at(name)));
  if (there.length !== 1) {
    yield said(volume, `must have one source, got ${listed(there)}`, `write one of ${listed(Object.keys(SOURCES))}`);
  }
  for (const name of there) {
    const feature = SOURCES[name];
    if (feature !== undefined && settings.feature(feature) !== 'enabled') {
      yield said(volume.at(name), `needs a feature of Knative that is off (${feature})`, 'take another volume, or switch the feature on in config-features');
    }
  }
  yield* wrongClaim(volume.at('persistentVolumeClaim'), settings);
  yield* wrongFolder(volume.at('emptyDir'));
  yield* [volume.at('secret'), volume.at('configMap')].flatMap(wrongItems);
  for (const source of volume.at('projected', 'sources').items()) {
    yield* wrongProjection(source);
  }
  const image = volume.at('image');
  if (given(image) && (image.at('reference').text ?? '') === '') {
    yield said(image.at('reference'), 'must name the image, got nothing', 'write its name');
  }
}

function* wrongClaim(claim: Field, settings: KnativeSettings): Generator<Fault> {
  const isOn = settings.feature('kubernetes.podspec-persistent-volume-claim') === 'enabled';
  if (given(claim) && isOn && claim.at('readOnly').value !== true && settings.feature('kubernetes.podspec-persistent-volume-write') !== 'enabled') {
    yield said(claim.at('readOnly'), `must be true, since writing to claims is off (kubernetes.podspec-persistent-volume-write), got ${shown(claim.at('readOnly').value)}`,
      'write true, or switch the feature on in config-features');
  }
}

function* wrongFolder(folder: Field): Generator<Fault> {
  const [medium, limit] = [folder.at('medium'), folder.at('sizeLimit')];
  if (medium.text !== undefined && medium.text !== '' && medium.text !== 'Memory') {
    yield said(medium, `must be Memory, got ${shown(medium.text)}`, 'write Memory, or leave it out');
  }
  if ((thousandths(limit.value) ?? 0) < 0) {
    yield said(limit, `must not be negative, got ${shown(limit.value)}`, 'write an amount such as 1Gi');
  }
}

/** Entries of a Secret or ConfigMap without a key or a path. */
function wrongItems(source: Field): Fault[] {
  return source.at('items').items().flatMap(item => ['key', 'path'].map(name => item.at(name)).filter(({ value }) => value === undefined || value === ''))
    .map(field => said(field, `must not be empty, got ${shown(field.value)}`, 'write it'));
}

function* wrongProjection(source: Field): Generator<Fault> {
  const there = PROJECTED.filter(name => given(source.at(name)));
  if (there.length !== 1) {
    yield said(source, `must have one source, got ${listed(there)}`, `write one of ${listed(PROJECTED)}`);
  }
  for (const name of ['secret', 'configMap'].filter(one => there.includes(one))) {
    yield* wrongItems(source.at(name));
    if ((source.at(name, 'name').text ?? '') === '') {
      yield said(source.at(name, 'name'), 'must not be empty', `name the ${name === 'secret' ? 'Secret' : 'ConfigMap'}`);
    }
  }
  for (const item of source.at('downwardAPI', 'items').items()) {
    const fields = ['fieldRef', 'resourceFieldRef'].filter(name => given(item.at(name)));
    if (fields.length !== 1) {
      yield said(item, `must have one of fieldRef and resourceFieldRef, got ${listed(fields)}`, 'write one of them');
    }
  }
  const paths = [source.at('serviceAccountToken'), ...source.at('downwardAPI', 'items').items()].filter(given).map(one => one.at('path'));
  yield* paths.filter(({ value }) => value === undefined || value === '').map(field => said(field, `must not be empty, got ${shown(field.value)}`, 'write it'));
}
