import { Field, Located, ManifestSet } from '../../core';
import { given } from '../fault';

/** Key of the kind that serves a model. */
export const SERVICE = 'serving.kserve.io/InferenceService';
const GROUP = 'serving.kserve.io';

/** Annotation with the way in which KServe runs a service. */
export const MODE = `${GROUP}/deploymentMode`;
/** Annotation with what changes the number of pods where Knative does not. */
export const SCALER = `${GROUP}/autoscalerClass`;

/** Container that gets the requests. */
export const MAIN = 'kserve-container';
/** Container that changes requests in the pod of the model. */
export const TRANSFORMER = 'transformer-container';
/** Container of the further nodes of a model. */
export const WORKER = 'worker-container';

/** Names of the fields that are a model of one format, in the order in which KServe looks for them. */
const FORMATS = ['sklearn', 'tensorflow', 'xgboost', 'pytorch', 'triton', 'onnx', 'huggingface', 'pmml', 'lightgbm', 'paddle'];

/** Formats whose own field speaks the second protocol unless it says another one; with `model` only triton does. */
const SECOND = ['triton', 'onnx', 'huggingface'];

/** Ways in which KServe runs a service. */
export type Mode = 'Knative' | 'Standard' | 'ModelMesh';
const MODES: Readonly<Record<string, Mode>> = { Knative: 'Knative', Serverless: 'Knative', Standard: 'Standard', RawDeployment: 'Standard', ModelMesh: 'ModelMesh' };

/** Parts of an InferenceService that have pods of their own. */
export const PARTS = ['predictor', 'transformer', 'explainer'] as const;

/** How KServe runs an object; undefined if nobody says. */
export function modeOf(at: Located, set: ManifestSet): Mode | undefined {
  return modeCalled(at.annotations[MODE]) ?? modeCalled(jsonOf(set, 'deploy').at('defaultDeploymentMode').text);
}

function modeCalled(name = ''): Mode | undefined {
  return Object.hasOwn(MODES, name) ? MODES[name] : undefined;
}

/** An entry of the settings of KServe, which is JSON; empty if it is not there. */
export function jsonOf(set: ManifestSet, key: string): Field {
  return set.once(`settings of KServe ${key}`, () => {
    try {
      return new Field(JSON.parse(set.settings('inferenceservice-config')?.at('data', key).text ?? '{}'));
    } catch {
      return new Field({});
    }
  });
}

/** The model of a predictor, whichever field it is in. */
export interface Model {
  /** The field, which is a container too. */
  readonly field: Field;
  /** Name of its format. */
  readonly format: string;
  /** Its version; only `model` can name one. */
  readonly version: string | undefined;
  /** Runtime that it names; only `model` can. */
  readonly runtime: string | undefined;
  /** Protocol that it must be served with: the one it names, or that of its format. */
  readonly protocol: string;
}

/** The model of an InferenceService, as KServe's webhook leaves it; undefined if it brings its own container. */
export function modelOf(at: Located): Model | undefined {
  const predictor = at.at('spec', 'predictor');
  const format = FORMATS.find(name => given(predictor.at(name)));
  const field = predictor.at(format ?? 'model');
  if (!given(field)) {
    return undefined;
  }
  const name = format ?? field.at('modelFormat', 'name').text ?? '';
  const second = format === undefined ? name === 'triton' : SECOND.includes(format);
  return {
    field,
    format: name,
    version: field.at('modelFormat', 'version').text,
    runtime: field.at('runtime').text,
    protocol: field.at('protocolVersion').text ?? (second ? 'v2' : 'v1'),
  };
}

/** All containers of a part, with those of its model and its explainer. */
export function containersOfPart(at: Located, part: string): Field[] {
  const field = at.at('spec', part);
  return [
    ...field.at('containers').items(), ...field.at('initContainers').items(), ...field.at('workerSpec', 'containers').items(), ...field.at('workerSpec', 'initContainers').items(),
    ...part === 'predictor' ? [modelOf(at)?.field ?? []].flat() : [], ...given(field.at('art')) ? [field.at('art')] : [],
  ];
}

/** The variable of that name of a container. */
export function variable(container: Field, name: string): Field | undefined {
  return container.at('env').items().find(one => one.at('name').value === name);
}
