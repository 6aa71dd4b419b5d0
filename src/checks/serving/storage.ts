import { MAIN, modelOf, Model, modeOf, PARTS, SERVICE, variable } from './services';
import { Field, fieldsAt, listed, Located, ManifestSet, Rule, shown } from '../../core';
import { re2 } from '../../core/re2';
import { gotAt } from '../shown';
import { blamed, Fault, given, isSet, said } from '../fault';

/** `InferenceService/Storage`: models are where KServe can load them from. */
export const inferenceServiceStorage: Rule = {
  id: 'InferenceService/Storage',
  why: 'The controller of KServe stops at a place that nothing can load from, and the pods of a service without the store\'s name or bucket are never made.',
  * check(set) {
    for (const at of set.ofKind(SERVICE)) {
      const isMesh = modeOf(at, set) === 'ModelMesh';
      for (const uri of isMesh ? [] : urisOf(at)) {
        yield* blamed(at, wrongScheme(uri, set));
      }
      const model = modelOf(at);
      yield* blamed(at, model === undefined || isMesh ? [] : wrongStore(model));
      for (const part of isMesh ? [] : PARTS) {
        yield* blamed(at, wrongDownloads(at.at('spec', part, 'storageUris').items().map(one => one.at('uri')), set));
      }
    }
  },
};

/** What the initializer that KServe comes with can load from. */
const KNOWN = ['gs://', 's3://', 'pvc://', 'file://', 'https://', 'http://', 'hdfs://', 'webhdfs://', 'oci://', 'hf://'];
const AZURE = /https:\/\/(.+?).blob.core.windows.net\/(.+)/;

/** The places of the models of an InferenceService of which KServe looks at the scheme. */
function urisOf(at: Located): Field[] {
  const model = modelOf(at)?.field.at('storageUri');
  const own = PARTS.flatMap(part => (part === 'predictor' && model !== undefined ? [] : mainContainer(at, part)).flatMap(one => variable(one, 'STORAGE_URI')?.at('value') ?? []));
  return [...model === undefined ? [] : [model], ...own, at.at('spec', 'explainer', 'art', 'storageUri')].filter(isSet);
}

/** All places of the models of an InferenceService. */
export function modelUris(at: Located): Field[] {
  return [...urisOf(at), ...PARTS.flatMap(part => fieldsAt(at.at('spec', part, 'storageUris'), ['*', 'uri']))];
}

function mainContainer(at: Located, part: string): Field[] {
  const containers = at.at('spec', part, 'containers').items();
  return part === 'predictor' && containers.length > 1 ? containers.filter(one => one.at('name').value === MAIN) : containers.slice(0, 1);
}

/** A place that neither a ClusterStorageContainer nor KServe's own initializer takes. */
export function* wrongScheme(uri: Field, set: ManifestSet): Generator<Fault> {
  const text = uri.text ?? '';
  if (!/\w:\/\//.test(text) || isStored(text, set) || (text.includes('blob.core.windows.net') ? AZURE.test(text) : KNOWN.some(prefix => text.startsWith(prefix)))) {
    return;
  }
  yield said(uri, `is a place from which nothing can load, ${gotAt(uri)}`, `write one of ${listed(KNOWN)}, or add a ClusterStorageContainer for it`);
}

function isStored(text: string, set: ManifestSet): boolean {
  return set.isExternal(STORAGE_CONTAINER, undefined, '*') || storageContainers(set).some(one => loadsFrom(one, text));
}

const STORAGE_CONTAINER = 'serving.kserve.io/ClusterStorageContainer';

/** The ClusterStorageContainers that KServe adds to pods. */
export function storageContainers(set: ManifestSet): readonly Located[] {
  return set.once(storageContainers, () => set.allOfKind(STORAGE_CONTAINER)
    .filter(one => one.at('disabled').value !== true && (one.at('spec', 'workloadType').text ?? 'initContainer') === 'initContainer'));
}

/** Whether a ClusterStorageContainer takes a place. */
export function loadsFrom(container: Located, uri: string): boolean {
  return container.at('spec', 'supportedUriFormats').items().some(one => {
    const prefix = one.at('prefix').text ?? '';
    return prefix === '' ? fitsRegex(one.at('regex').text, uri) : uri.startsWith(prefix);
  });
}

/** Whether a text fits an expression; KServe stops at what it cannot read. */
function fitsRegex(pattern: string | undefined, text: string): boolean {
  const read = re2(pattern ?? '');
  return (pattern ?? '') !== '' && typeof read !== 'string' && read.test(text);
}

/** A path in a store whose bucket nobody names: with a type, KServe does not look into the Secret. */
function* wrongStore({ field }: Model): Generator<Fault> {
  const storage = field.at('storage');
  const parameters = storage.at('parameters');
  const type = parameters.at('type');
  if (isSet(storage.at('path')) && type.value === 's3' && !isSet(parameters.at('bucket'))) {
    yield said(parameters.at('bucket'), `must name the bucket beside the type, got ${shown(parameters.at('bucket').value)}`,
      'write the bucket, or leave out the type where the Secret has both');
  }
}

/**
 * Several places that no one container loads from: KServe takes the ClusterStorageContainer of the first place for all of them, unless that is a claim.
 * Source: KServe v0.18.0, pkg/webhook/admission/pod/storage_initializer_injector.go, CommonStorageInitialization.
 */
function* wrongDownloads(uris: readonly Field[], set: ManifestSet): Generator<Fault> {
  const loaders = uris.length === 0 ? [] : storageContainers(set).filter(one => loadsFrom(one, uris[0].text ?? ''));
  const ofMany = loaders.filter(one => one.at('spec', 'supportsMultiModelDownload').value === true);
  if (loaders.length > 0 && ofMany.length === 0) {
    yield said(uris[0], `is a place from which ClusterStorageContainer ${loaders[0].name} loads a single model, ${gotAt(uris[0])}`,
      'write it as storageUri; where the program loads several, write supportsMultiModelDownload: true in the ClusterStorageContainer');
  }
  for (const uri of ofMany.length === 0 ? [] : uris.slice(1)) {
    const text = uri.text ?? '';
    if (!ofMany.some(one => loadsFrom(one, text)) && storageContainers(set).some(one => loadsFrom(one, text))) {
      yield said(uri, `is a place from which the container of the first one, ClusterStorageContainer ${ofMany[0].name}, does not load, ${gotAt(uri)}`,
        'write places that one ClusterStorageContainer takes');
    }
  }
}

/** What KServe's webhook refuses of a list of places. */
export function* wrongUris(part: Field): Generator<Fault> {
  const uris = part.at('storageUris').items();
  const own = part.at('containers').items().flatMap(one => one.at('name').value === MAIN || part.path !== 'spec.predictor' ? variable(one, 'STORAGE_URI') ?? [] : []);
  if (given(part.at('storageUris')) && own.length > 0) {
    yield said(own[0].at('name'), 'may not be there with storageUris, got "STORAGE_URI"', 'leave one of the two');
  }
  const paths = uris.map(uri => ({ field: uri.at('mountPath'), text: uri.at('mountPath').text ?? '/mnt/models', isClaim: uri.at('uri').text?.startsWith('pvc://') === true }));
  for (const { field, text } of paths) {
    if (text === '/' || text.includes('..')) {
      yield said(field, `must be an absolute path without "..", got ${shown(text)}`, 'write a folder such as /mnt/models/base');
    }
  }
  const loaded = paths.filter(({ isClaim }) => !isClaim);
  if (loaded.length > 1) {
    yield* doubled(paths.filter(({ isClaim }) => isClaim));
    const firsts = new Set(loaded.map(({ text }) => text.split('/').find(name => name !== '')));
    if (firsts.size > 1) {
      yield said(part.at('storageUris'), `must be loaded into folders with one above them all, got ${shown(loaded.map(({ text }) => text))}`,
        'write paths that begin alike, such as /mnt/models/base and /mnt/models/adapter');
    }
  }
}

function* doubled(paths: readonly { readonly field: Field; readonly text: string }[]): Generator<Fault> {
  const seen = new Set<string>();
  for (const { field, text } of paths) {
    if (seen.has(text)) {
      yield said(field, `must not be that of two claims, got ${shown(text)}`, 'write another path');
    }
    seen.add(text);
  }
}
